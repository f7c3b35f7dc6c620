// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import dev.headwater.api.content.EggRequirements;
import dev.headwater.api.environment.InstalledDistribution.Form;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.metadata.InvalidMetadataException;
import dev.headwater.api.metadata.MetadataField;
import dev.headwater.api.metadata.MetadataFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The metadata of an installed distribution, or why it cannot be read.
 *
 * @param metadata what it says, of an egg with what its {@code requires.txt} says
 * @param fault the file, and what is wrong with it; empty where it can be read
 */
public record MetadataText(Optional<CoreMetadata> metadata, Optional<String> fault) {
    private static final int LONGEST = 4 << 20;
    private static final int LONGEST_REQUIREMENTS = 1 << 20;

    /** Reads the metadata of one place, together no more than can be kept. */
    public static final class Reader {
        private static final int MOST = 64 << 20;
        private static final int OF_EACH_FIELD = 100;

        private long left = MOST;

        /** {@return the metadata of an entry} */
        public MetadataText read(MetadataEntry entry) {
            if (left < 0) {
                return damaged(entry.headers(), "is not read, for that of the others together is too long");
            }
            MetadataText text = of(entry);
            for (MetadataField field : text.metadata()
                    .map(CoreMetadata::fields)
                    .map(MetadataFields::asList)
                    .orElse(List.of())) {
                left -= OF_EACH_FIELD + field.name().length() + field.unfolded().length();
            }
            return text;
        }
    }

    private static MetadataText of(MetadataEntry entry) {
        Path file = entry.headers();
        try {
            CoreMetadata read = CoreMetadata.parse(DiskText.read(file, LONGEST)).withoutDescription();
            if (entry.form() == Form.EGG_INFO) {
                file = entry.path().resolve("requires.txt");
                if (Files.exists(file)) {
                    read = EggRequirements.added(read, DiskText.read(file, LONGEST_REQUIREMENTS));
                }
            }
            return read.name().equals(entry.name())
                    ? new MetadataText(Optional.of(read), Optional.empty())
                    : damaged(file, "is of '" + read.name() + "'");
        } catch (InvalidMetadataException e) {
            return damaged(file, (e.line() > 0 ? "line " + e.line() + ": " : "") + e.getMessage());
        } catch (IOException e) {
            return damaged(file, DiskText.reason(e));
        }
    }

    private static MetadataText damaged(Path file, String why) {
        return new MetadataText(Optional.empty(), Optional.of(file.getFileName() + " " + why));
    }
}
