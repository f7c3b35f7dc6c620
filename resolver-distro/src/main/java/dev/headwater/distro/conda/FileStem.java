// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.conda;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Names of files of packages: {@code NAME-VERSION-BUILD.conda}. */
final class FileStem {
    private static final List<String> ENDINGS = List.of(".conda", ".tar.bz2");

    private FileStem() {}

    /** {@return the last part of a path} */
    static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** {@return the name without its ending; the whole where it has none of a package} */
    static String of(String file) {
        return ENDINGS.stream()
                .filter(file::endsWith)
                .findFirst()
                .map(ending -> file.substring(0, file.length() - ending.length()))
                .orElse(file);
    }

    /** {@return the name of the package that a file is of, if it is called as one} */
    static Stream<String> nameOf(String file) {
        String stem = of(file);
        int build = stem.lastIndexOf('-');
        int version = build < 0 ? -1 : stem.lastIndexOf('-', build - 1);
        String name = version <= 0 ? "" : stem.substring(0, version).toLowerCase(Locale.ROOT);
        return isName(name) ? Stream.of(name) : Stream.of();
    }

    /** {@return whether a text is the name of a package} */
    static boolean isName(String text) {
        return !text.isEmpty()
                && text.charAt(0) != '-'
                && text.charAt(0) != '.'
                && text.chars().allMatch(c -> isPlain(c) || "_.-".indexOf(c) >= 0);
    }

    /** {@return whether a text may be part of a path, and of a command} */
    static boolean isFile(String text) {
        return !text.isEmpty()
                && text.charAt(0) != '-'
                && text.charAt(0) != '.'
                && text.chars().allMatch(c -> isPlain(c) || (c >= 'A' && c <= 'Z') || "_.-+!".indexOf(c) >= 0);
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
