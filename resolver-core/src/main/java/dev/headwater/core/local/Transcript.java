// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.Offer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.index.Remedy;
import java.util.Map;
import java.util.Optional;

/**
 * A page of a recording of format 2: all that an index listed, and what it answered about the metadata of some of it.
 *
 * @param location where it lies
 * @param page the page
 * @param answers the answers, by what they are about
 * @param within what it answered about the metadata within packages
 * @param contents what it answered about the bytes of some files, without the metadata in them
 */
record Transcript(
        String location,
        ListedPage page,
        Map<Offer, MetadataAnswer> answers,
        Map<ProvidedPackage, PublishedAnswer> within,
        Map<DistributionFile, ContentAnswer> contents)
        implements StoredPage {
    /** About what one file takes, with its texts and hashes. */
    private static final int BYTES_A_FILE = 600;

    private static final int BYTES_AN_ANSWER = 4000;

    @Override
    public int weight() {
        return (int) Math.min(
                (long) page.fileCount() * BYTES_A_FILE + (long) answers.size() * BYTES_AN_ANSWER, Integer.MAX_VALUE);
    }

    @Override
    public Optional<MetadataAnswer> metadata(DistributionFile file) {
        return metadata(new Offer.File(file), file.filename());
    }

    @Override
    public Optional<MetadataAnswer> metadata(ProvidedPackage provided) {
        return metadata(new Offer.Provided(provided), provided.toString());
    }

    @Override
    public PublishedAnswer published(ProvidedPackage provided) {
        PublishedAnswer answer = within.get(provided);
        return answer != null
                ? answer
                : new PublishedAnswer.Unavailable(notRecorded("metadata within the package", provided.toString()));
    }

    private Optional<MetadataAnswer> metadata(Offer offer, String shown) {
        MetadataAnswer answer = answers.get(offer);
        if (answer == null && page.rows().stream().anyMatch(row -> row.offer().equals(offer))) {
            answer = new MetadataAnswer.Unavailable(notRecorded("metadata", shown));
        }
        return Optional.ofNullable(answer);
    }

    @Override
    public ContentAnswer content(DistributionFile file) {
        ContentAnswer answer = contents.get(file);
        if (answer == null) {
            return new ContentAnswer.Unavailable(notRecorded("content", file.filename()));
        }
        return answer.read()
                .<ContentAnswer>map(read ->
                        new ContentAnswer.Read(read.hashes(), metadata(file).orElse(read.metadata())))
                .orElse(answer);
    }

    private IndexFault notRecorded(String what, String whose) {
        return IndexFault.of(
                        IndexFault.Kind.NOT_RECORDED, location, "the " + what + " of '" + whose + "' was not recorded")
                .withRemedy(Remedy.of(Remedy.Action.RECORD_AGAIN));
    }

    /** {@return the one answer about a file of that name, wherever it was said to be} */
    Optional<MetadataAnswer> metadataOf(DistributionFile file) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getKey()
                        .distribution()
                        .filter(said -> said.filename().equals(file.filename())
                                && said.subdirectory().equals(file.subdirectory())
                                && !said.hashes().contradicts(file.hashes()))
                        .isPresent())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
