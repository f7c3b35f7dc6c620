// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One compatibility tag of a wheel: the interpreter, the ABI and the platform that it was built for.
 *
 * <pre>{@code
 * CompatibilityTag.parse("CP312-abi3-win_amd64").platform();      // "win_amd64"
 * CompatibilityTag.parseCompressed("py2.py3-none-any");           // [py2-none-any, py3-none-any]
 * }</pre>
 *
 * <p>Tags are compared in lower case, and that is how they are kept. What a tag means to an interpreter is not read
 * from its text: only its place in a {@link TagSet} counts.
 *
 * @param interpreter the Python tag, an identifier: {@code py3}, {@code cp312}, {@code pp310}
 * @param abi the ABI tag: {@code none}, {@code cp312}, or the stable {@code abi3t}
 * @param platform the platform tag: {@code any}, {@code win_amd64}, {@code manylinux_2_17_x86_64}
 * @see <a href="https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/">Platform
 *     compatibility tags</a>
 * @since 0.1.0
 */
public record CompatibilityTag(String interpreter, String abi, String platform) {
    /** More than any real wheel has by far; three long sets in one name would multiply without it. */
    static final int MOST_EXPANDED = 1024;

    /**
     * Checks each part and lowers its case.
     *
     * @throws InvalidTagException if a part is empty, holds a hyphen or a dot, or the interpreter is no identifier
     */
    public CompatibilityTag {
        requireInterpreter(interpreter);
        requirePart(abi);
        requirePart(platform);
        interpreter = TagText.lower(interpreter);
        abi = TagText.lower(abi);
        platform = TagText.lower(platform);
    }

    static void requireInterpreter(String interpreter) {
        requirePart(interpreter);
        if (TagText.identifierFault(interpreter, 0, interpreter.length()) >= 0) {
            throw new InvalidTagException("an interpreter tag", interpreter, 0, "an identifier such as py3 or cp312");
        }
    }

    static void requirePart(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) == '-' || part.charAt(i) == '.') {
                throw new InvalidTagException("part of a tag", part, i, "neither '-' nor '.'");
            }
        }
        if (part.isEmpty()) {
            throw new InvalidTagException("part of a tag", part, 0, "at least one character");
        }
    }

    /**
     * Parses a single tag.
     *
     * @throws InvalidTagException if {@code text} is not one tag; a compressed set is more than one
     */
    public static CompatibilityTag parse(String text) {
        requireTriple("a compatibility tag", text);
        int dot = text.indexOf('.');
        if (dot >= 0) {
            throw new InvalidTagException("a compatibility tag", text, dot, "a single tag, not a compressed set");
        }
        int first = text.indexOf('-');
        int second = text.indexOf('-', first + 1);
        return new CompatibilityTag(
                text.substring(0, first), text.substring(first + 1, second), text.substring(second + 1));
    }

    /**
     * Parses a compressed tag set, such as the end of a wheel's name, to the tags it stands for.
     *
     * <p>The members may stand in any order, as packaging reads them unless told otherwise.
     *
     * @return every combination of the members as written, each once; the interpreter changes slowest
     * @throws InvalidTagException if {@code text} has not three parts, a member is empty, an interpreter is no
     *     identifier, or there are more than 1024 combinations
     */
    public static List<CompatibilityTag> parseCompressed(String text) {
        requireTriple("a compressed tag set", text);
        int first = text.indexOf('-');
        int second = text.indexOf('-', first + 1);
        List<String> interpreters = TagText.members(text, 0, first);
        List<String> abis = TagText.members(text, first + 1, second);
        List<String> platforms = TagText.members(text, second + 1, text.length());
        Set<CompatibilityTag> tags = new LinkedHashSet<>();
        for (String interpreter : interpreters) {
            for (String abi : abis) {
                platforms.forEach(platform -> tags.add(new CompatibilityTag(interpreter, abi, platform)));
            }
        }
        return List.copyOf(new ArrayList<>(tags));
    }

    /**
     * Looks for a fault in a compressed tag set inside a longer text, for scanners of file names; allocates nothing.
     *
     * @return the offset in {@code text} of the first fault between {@code from} and {@code to}, or -1 if the part is
     *     what {@link #parseCompressed} accepts
     */
    public static int faultIn(String text, int from, int to) {
        return TagText.fault(text, from, to);
    }

    private static void requireTriple(String kind, String text) {
        int fault = TagText.fault(text, 0, text.length());
        if (fault >= 0) {
            throw new InvalidTagException(
                    kind,
                    text,
                    fault,
                    "interpreter-abi-platform, such as py3-none-any, with at most " + MOST_EXPANDED + " combinations");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CompatibilityTag that
                && interpreter.equals(that.interpreter)
                && abi.equals(that.abi)
                && platform.equals(that.platform);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * interpreter.hashCode() + abi.hashCode()) + platform.hashCode();
    }

    /** {@return the tag as in a file name: {@code py3-none-any}} */
    @Override
    public String toString() {
        return interpreter + "-" + abi + "-" + platform;
    }
}
