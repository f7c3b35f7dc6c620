// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import java.util.Map;
import java.util.Optional;

/**
 * A page of a recording of format 2: all that an index listed, and what it answered about the metadata of some files.
 *
 * @param location where it lies
 * @param page the page
 * @param answers the answers, by file
 */
record Transcript(String location, ListedPage page, Map<DistributionFile, MetadataAnswer> answers)
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
            answer = new MetadataAnswer.Unavailable(IndexFault.of(
                    location,
                    "the metadata of '" + file.filename() + "' was not recorded",
                    "record the request again"));
        }
        return Optional.ofNullable(answer);
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
