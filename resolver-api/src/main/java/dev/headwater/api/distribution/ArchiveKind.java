// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import java.util.List;
import java.util.Optional;

/**
 * The kinds of archive that source distributions come in, the one to prefer first.
 *
 * <p>Only {@code .tar.gz} is standard today; {@code .zip} is old and still common, the others are legacy, and these are
 * the ones that pip reads. Endings are in lower case, as pip and packaging want them.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/source-distribution-format/">Source distribution
 *     format</a>
 * @since 0.1.0
 */
public enum ArchiveKind {
    /** A tar archive, compressed by gzip. */
    TAR_GZ(".tar.gz", ".tgz"),
    /** A zip archive. */
    ZIP(".zip"),
    /** A tar archive, compressed by bzip2. */
    TAR_BZ2(".tar.bz2", ".tbz"),
    /** A tar archive, compressed by xz. */
    TAR_XZ(".tar.xz", ".txz"),
    /** A tar archive, compressed by lzma. */
    TAR_LZMA(".tar.lzma", ".tar.lz", ".tlz"),
    /** A tar archive as it is. */
    TAR(".tar");

    private static final List<ArchiveKind> ALL = List.of(values());

    // A list from List.of does not change; its type cannot say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> endings;

    ArchiveKind(String... endings) {
        this.endings = List.of(endings);
    }

    /** {@return the endings of such files, the usual one first} */
    public List<String> endings() {
        return endings;
    }

    /** {@return the kind that a file's name says it is; empty if it is no source archive} */
    public static Optional<ArchiveKind> of(String filename) {
        for (ArchiveKind kind : ALL) {
            if (kind.endingLength(filename) > 0) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The length of this kind's ending of the name, or 0. */
    int endingLength(String filename) {
        for (String ending : endings) {
            if (filename.endsWith(ending)) {
                return ending.length();
            }
        }
        return 0;
    }
}
