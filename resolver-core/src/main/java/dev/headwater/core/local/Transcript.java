// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.Remedy;
import java.util.Map;
import java.util.Optional;

/**
 * A page of a recording of format 2: all that an index listed, and what it answered about the metadata of some files.
 *
 * @param location where it lies
 * @param page the page
 * @param answers the answers, by file
 * @param contents what it answered about the bytes of some files, without the metadata in them
 */
record Transcript(
        String location,
        ListedPage page,
        Map<DistributionFile, MetadataAnswer> answers,
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
        MetadataAnswer answer = answers.get(file);
        if (answer == null && page.files().contains(file)) {
            answer = new MetadataAnswer.Unavailable(notRecorded("metadata", file));
        }
        return Optional.ofNullable(answer);
    }

    @Override
    public ContentAnswer content(DistributionFile file) {
        ContentAnswer answer = contents.get(file);
        if (answer instanceof ContentAnswer.Read read) {
            return new ContentAnswer.Read(read.hashes(), metadata(file).orElse(read.metadata()));
        }
        return answer != null ? answer : new ContentAnswer.Unavailable(notRecorded("content", file));
    }

    private IndexFault notRecorded(String what, DistributionFile file) {
        return IndexFault.of(
                        IndexFault.Kind.NOT_RECORDED,
                        location,
                        "the " + what + " of '" + file.filename() + "' was not recorded")
                .withRemedy(Remedy.of(Remedy.Action.RECORD_AGAIN));
    }

    /** {@return the one answer about a file of that name, wherever it was said to be} */
    Optional<MetadataAnswer> metadataOf(DistributionFile file) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getKey().filename().equals(file.filename())
                        && !answer.getKey().hashes().contradicts(file.hashes()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
