// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The factory of the indexes that need no network: folders of distributions, and recordings.
 *
 * <p>The location of an entry is a path; a relative one begins where the process does. Nothing is read until an index
 * is asked, so a path that leads nowhere is an index that is unavailable. To have indexes on the network too:
 * {@code LocalIndexes.factory().orElse(…)}.
 *
 * <p>Immutable; safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class LocalIndexes implements IndexFactory {
    private static final LocalIndexes FACTORY = new LocalIndexes();

    private LocalIndexes() {}

    /**
     * {@return the factory} Its indexes follow the rule of the resolver's policy for source distributions. Metadata of
     * files at URLs is read where one of the policy's recordings has it.
     */
    public static IndexFactory factory() {
        return FACTORY;
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
    public Optional<PackageIndex> create(IndexEntry entry, IndexPolicy policy) {
        return switch (entry.kind()) {
            case DIRECTORY -> Optional.of(DirectoryIndex.of(path(entry), policy.sdistMetadata()));
            case RECORDING -> Optional.of(RecordingIndex.of(path(entry)));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<PackageIndex> archives(IndexPolicy policy) {
        for (IndexEntry entry : policy.indexes()) {
            if (entry.kind() == IndexKind.RECORDING
                    && Files.isDirectory(path(entry).resolve("urls"))) {
                return Optional.of(new RecordedArchives(path(entry)));
            }
        }
        return Optional.empty();
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
