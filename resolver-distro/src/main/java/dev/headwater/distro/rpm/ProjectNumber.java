// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import dev.headwater.api.version.Version;
import java.util.List;
import java.util.Optional;

/**
 * Versions of projects as rpm's generator for Python writes them: a release without the zeros at its end, and one
 * suffix at most.
 *
 * @see <a href="https://docs.fedoraproject.org/en-US/packaging-guidelines/Python/">Fedora's guidelines for Python,
 *     automatically generated provides and requires</a>
 */
final class ProjectNumber {
    /** How each suffix begins, and what stands in its place in a version of a project. */
    private static final List<String[]> SUFFIXES = List.of(
            new String[] {"~~dev", ".dev"},
            new String[] {"~rc", "rc"},
            new String[] {"~b", "b"},
            new String[] {"~a", "a"},
            new String[] {"^post", ".post"});

    private ProjectNumber() {}

    static Optional<Version> of(int epoch, String version) {
        int end = 0;
        while (end < version.length() && (isDigit(version.charAt(end)) || version.charAt(end) == '.')) {
            end++;
        }
        String begin = epoch == 0 ? "" : epoch + "!";
        String rest = version.substring(end);
        return suffix(rest)
                .map(suffix ->
                        Version.parseOrNull(begin + version.substring(0, version.length() - rest.length()) + suffix));
    }

    private static Optional<String> suffix(String rest) {
        if (rest.isEmpty()) {
            return Optional.of("");
        }
        return SUFFIXES.stream()
                .filter(suffix -> rest.startsWith(suffix[0]) && isNumber(rest.substring(suffix[0].length())))
                .map(suffix -> suffix[1] + rest.substring(suffix[0].length()))
                .findFirst();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
