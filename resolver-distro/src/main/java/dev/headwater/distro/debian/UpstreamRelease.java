// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import java.util.List;

/** Turns the upstream part of a package's version into what upstream may have called it. */
final class UpstreamRelease {
    /**
     * What is taken out of a source, or put into it, after it was released; written with any of {@code + ~ .} before.
     */
    private static final List<String> REPACKED = List.of("dfsg", "ds", "repack", "debian", "really");

    private static final List<String> PRE_RELEASES =
            List.of("rc", "a", "b", "c", "alpha", "beta", "pre", "preview", "dev");

    private UpstreamRelease() {}

    static String of(String upstream) {
        int really = upstream.indexOf("+really");
        String text = really < 0 ? upstream : upstream.substring(really + "+really".length());
        StringBuilder release = new StringBuilder();
        int at = 0;
        while (at < text.length() && !endsAt(text, at)) {
            if (text.charAt(at) != '~') {
                release.append(text.charAt(at));
            }
            at++;
        }
        return release.toString();
    }

    private static boolean endsAt(String text, int at) {
        return switch (text.charAt(at)) {
            case '+' -> true;
            case '~' -> PRE_RELEASES.stream().noneMatch(word -> isWordAt(word, text, at + 1));
            case '.' -> REPACKED.stream().anyMatch(word -> isWordAt(word, text, at + 1));
            default -> false;
        };
    }

    /** Whether a word stands there that no other letter follows. */
    private static boolean isWordAt(String word, String text, int at) {
        int end = at + word.length();
        return text.startsWith(word, at) && (end == text.length() || !Character.isLetter(text.charAt(end)));
    }
}
