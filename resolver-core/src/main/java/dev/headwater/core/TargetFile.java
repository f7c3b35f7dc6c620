// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.tag.Target;
import dev.headwater.core.file.FileFault;
import dev.headwater.core.file.TargetReader;
import java.nio.file.Path;

/**
 * A file that describes a target, so that a distribution's own platform tag or another ABI is configuration, not code.
 *
 * <pre>{@code
 * python = "3.12.4"
 * abis = ["conda_cp312", "cp312"]            # in place of the usual ones
 * platform-tags = ["debian_12_x86_64"]       # as they are, before the platforms
 * platforms = ["manylinux_2_36_x86_64"]      # with the older ones that they accept; or preset = "linux-x86_64"
 *
 * [markers]                                  # in place of what follows from the rest
 * platform_release = "6.1.0-18-amd64"
 * }</pre>
 *
 * <p>Further keys are {@code implementation} ({@code "cpython"} unless written), {@code implementation-version} and
 * {@code free-threaded}. The file is TOML of at most 64 KiB; keys that are not known are refused.
 *
 * @since 0.1.0
 */
public final class TargetFile {
    private TargetFile() {}

    /**
     * Reads a target file.
     *
     * @throws InvalidTargetFileException for the first fault, with its line and key
     */
    public static Target load(Path file) {
        try {
            return TargetReader.read(file);
        } catch (FileFault e) {
            throw new InvalidTargetFileException(file, e);
        }
    }
}
