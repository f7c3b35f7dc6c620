// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.policy.SdistMetadataRule;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes the indexes that need no network: folders of distributions, and recordings.
 *
 * <p>The location of an entry is a path; a relative one begins where the process does. Nothing is read until an index
 * is asked, so a path that leads nowhere is an index that is unavailable. To have indexes on the network too:
 * {@code LocalIndexes.factory().orElse(…)}.
 */
public final class LocalIndexes implements IndexFactory {
    private final SdistMetadataRule rule;
    private final List<IndexEntry> entries;

    private LocalIndexes(SdistMetadataRule rule, List<IndexEntry> entries) {
        this.rule = rule;
        this.entries = entries;
    }

    /** {@return the factory; of a source distribution, what the standard calls reliable is believed} */
    public static IndexFactory factory() {
        return new LocalIndexes(SdistMetadataRule.STATIC, List.of());
    }

    /**
     * {@return the factory for the indexes of one policy} It follows the policy's rule for source distributions, and
     * reads metadata of files at URLs where one of the recordings has it.
     */
    public static IndexFactory factory(IndexPolicy policy) {
        return new LocalIndexes(policy.sdistMetadata(), policy.indexes());
    }

    /**
     * {@return what stands at a path} A file, or a folder with a {@code manifest.json}, is a recording; all else is a
     * folder of distributions, be it one that is not there.
     */
    public static IndexKind kindOf(Path path) {
        boolean recording = Files.isRegularFile(path) || Files.exists(path.resolve("manifest.json"));
        return recording ? IndexKind.RECORDING : IndexKind.DIRECTORY;
    }

    @Override
    public Optional<PackageIndex> create(IndexEntry entry) {
        return switch (entry.kind()) {
            case DIRECTORY -> Optional.of(DirectoryIndex.of(path(entry), rule));
            case RECORDING -> Optional.of(RecordingIndex.of(path(entry)));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<PackageIndex> archives() {
        return entries.stream()
                .filter(entry -> entry.kind() == IndexKind.RECORDING)
                .map(LocalIndexes::path)
                .filter(path -> Files.isDirectory(path.resolve("urls")))
                .<PackageIndex>map(RecordedArchives::new)
                .findFirst();
    }

    private static Path path(IndexEntry entry) {
        try {
            return Path.of(entry.location());
        } catch (InvalidPathException e) {
            throw new InvalidPolicyException(
                    "index." + entry.id() + ".path", "'" + entry.location() + "' is no path: " + e.getReason());
        }
    }
}
