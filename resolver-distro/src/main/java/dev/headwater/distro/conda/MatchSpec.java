// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.conda;

import java.util.Locale;

/**
 * Which packages a relation means: {@code numpy >=1.21,<2.0a0}, {@code python_abi 3.11.* *_cp311}.
 *
 * @param name the name of the packages
 * @param version which versions
 * @param build which builds, with {@code *} for any signs
 * @see <a href="https://conda.org/learn/ceps/cep-0029">CEP 29, the MatchSpec query language</a>
 */
public record MatchSpec(String name, VersionSpec version, String build) {
    /** Any build. */
    public static final String ANY_BUILD = "*";

    /**
     * Reads one.
     *
     * @throws InvalidMatchSpecException if it is none, or of a kind that is not read
     */
    public static MatchSpec parse(String text) {
        return MatchSpecReader.parse(text);
    }

    /** {@return the package that a text seems to be of, whether the rest can be read or not} */
    public static String nameIn(String text) {
        String spec = text.strip();
        int begin = 0;
        int end = 0;
        while (end < spec.length() && " \t=<>!~[;(".indexOf(spec.charAt(end)) < 0) {
            begin = spec.charAt(end) == ':' ? end + 1 : begin;
            end++;
        }
        return spec.substring(begin, end).toLowerCase(Locale.ROOT);
    }

    /** {@return whether any build will do} */
    public boolean takesAnyBuild() {
        return build.equals(ANY_BUILD);
    }

    /** {@return whether a build is meant} */
    public boolean matchesBuild(String other) {
        return matches(build.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }

    /** Each part between two stars is taken where it comes first, so no text is gone through twice. */
    private static boolean matches(String glob, String text) {
        int star = glob.indexOf('*');
        if (star < 0) {
            return glob.equals(text);
        }
        int end = glob.lastIndexOf('*');
        String begin = glob.substring(0, star);
        String last = glob.substring(end + 1);
        if (text.length() < begin.length() + last.length() || !text.startsWith(begin) || !text.endsWith(last)) {
            return false;
        }
        String rest = text.substring(begin.length(), text.length() - last.length());
        int at = 0;
        int from = star + 1;
        while (from <= end) {
            int next = glob.indexOf('*', from);
            String part = glob.substring(from, next);
            int found = rest.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
            from = next + 1;
        }
        return true;
    }
}
