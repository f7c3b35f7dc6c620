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

    private LocalIndexes(SdistMetadataRule rule) {
        this.rule = rule;
    }

    /** {@return the factory; of a source distribution, what the standard calls reliable is believed} */
    public static IndexFactory factory() {
        return factory(SdistMetadataRule.STATIC);
    }

    /** {@return the factory, with the rule for source distributions, {@link IndexPolicy#sdistMetadata()}} */
    public static IndexFactory factory(SdistMetadataRule rule) {
        return new LocalIndexes(rule);
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

    private static Path path(IndexEntry entry) {
        try {
            return Path.of(entry.location());
        } catch (InvalidPathException e) {
            throw new InvalidPolicyException(
                    "index." + entry.id() + ".path", "'" + entry.location() + "' is no path: " + e.getReason());
        }
    }
}
