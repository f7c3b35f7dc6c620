// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.core.configuration.ConfigurationReader;
import dev.headwater.core.file.FileFault;
import dev.headwater.core.imported.ImportedPolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The configuration of another tool, from which a policy is made: pip's {@code pip.conf} or {@code pip.ini}, uv's
 * {@code uv.toml}, or a {@code pyproject.toml} with the settings of uv, poetry or PDM.
 *
 * <pre>{@code
 * ImportedPolicy imported = ConfigurationFile.load(Path.of("pip.conf"), Instant.now());
 * Files.writeString(Path.of("headwater.toml"), imported.policyText());
 * imported.notes().forEach(System.out::println);
 * }</pre>
 *
 * <p>{@code docs/moving.md} has every key that is read and what becomes of it. No login is taken over or repeated. An
 * index that no policy can name is refused, for without it the next one would supply its projects.
 *
 * @since 0.1.0
 */
public final class ConfigurationFile {
    private ConfigurationFile() {}

    /**
     * Reads a file; its name says which tool it is for. Nothing but the file is read, and no index is asked anything.
     *
     * @param now until when releases are known: an overlay for every version of a project is for those uploaded before
     * @throws InvalidConfigurationFileException for the first fault, with its line and key
     */
    public static ImportedPolicy load(Path file, Instant now) {
        return of(file, () -> ConfigurationReader.read(file, now));
    }

    /**
     * Reads the text of a file.
     *
     * @param file where the text stands or would stand: its name says which tool it is for
     * @param now until when releases are known: an overlay for every version of a project is for those uploaded before
     * @throws InvalidConfigurationFileException for the first fault, with its line and key
     */
    public static ImportedPolicy parse(String text, Path file, Instant now) {
        return of(file, () -> ConfigurationReader.parse(text, file, now));
    }

    private static ImportedPolicy of(Path file, Supplier<ImportedPolicy> reader) {
        try {
            return reader.get();
        } catch (FileFault e) {
            throw new InvalidConfigurationFileException(file, e);
        }
    }
}
