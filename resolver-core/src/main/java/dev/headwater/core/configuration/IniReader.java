// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.api.text.Shown;
import dev.headwater.core.file.FileFault;
import dev.headwater.core.file.TextFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads INI as pip does, which is by Python's {@code RawConfigParser}: no interpolation, {@code =} or {@code :}, lines
 * that are indented further than their key go on with its value, a key or a section that is there twice is a fault, and
 * {@code #} and {@code ;} begin a comment only at the begin of a line.
 *
 * <p>No value is ever repeated in a fault: it may hold a password.
 *
 * @see <a href="https://docs.python.org/3/library/configparser.html">configparser</a>
 */
final class IniReader {
    private static final int LONGEST = 1 << 18;

    /** Keys here count in every other section. */
    static final String DEFAULTS = "DEFAULT";

    private final Map<String, List<IniEntry>> sections = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private String section = "";
    private int line;
    private int indentation;

    /** The last key, while lines may go on with its value; none before the first key of a section. */
    private String key = "";

    private int keyLine;
    private final List<IniLine> values = new ArrayList<>();

    private IniReader() {}

    /**
     * Reads a text.
     *
     * @return its sections in the order of the text
     * @throws FileFault for the first fault, with line and column
     */
    static List<IniSection> read(String text) {
        if (text.length() > LONGEST) {
            throw FileFault.whole("the text is longer than " + LONGEST + " characters, which no such file needs");
        }
        if (TextFile.hasByteOrderMark(text)) {
            throw FileFault.at(1, "the file begins with a byte order mark, which pip refuses; save it without one");
        }
        IniReader reader = new IniReader();
        text.lines().forEach(reader::readLine);
        reader.endEntry();
        List<IniSection> all = new ArrayList<>();
        reader.sections.forEach(
                (name, entries) -> all.add(new IniSection(name, reader.lines.getOrDefault(name, 0), entries)));
        return all;
    }

    private void readLine(String text) {
        line++;
        int from = 0;
        while (from < text.length() && isBlank(text.charAt(from))) {
            from++;
        }
        if (from == text.length() || text.charAt(from) == '#' || text.charAt(from) == ';') {
            return;
        }
        int to = text.length();
        while (isBlank(text.charAt(to - 1))) {
            to--;
        }
        requireReadable(text, from, to);
        if (!key.isEmpty() && from > indentation) {
            values.add(new IniLine(text.substring(from, to), line, from + 1));
            return;
        }
        endEntry();
        indentation = from;
        if (text.charAt(from) == '[') {
            beginSection(text, from, to);
        } else {
            beginEntry(text, from, to);
        }
    }

    private void beginSection(String text, int from, int to) {
        int end = text.lastIndexOf(']', to - 1);
        if (end <= from + 1) {
            throw fault(from, "a section is a name in brackets: [global]");
        }
        section = text.substring(from + 1, end);
        key = "";
        if (lines.putIfAbsent(section, line) != null) {
            throw fault(from, "the section [" + Shown.masked(section, 40) + "] is there twice; write one");
        }
        sections.put(section, new ArrayList<>());
    }

    private void beginEntry(String text, int from, int to) {
        int split = from;
        while (split < to && text.charAt(split) != '=' && text.charAt(split) != ':') {
            split++;
        }
        if (section.isEmpty()) {
            throw fault(from, "a key stands in a section; write one before it: [global]");
        } else if (split == to) {
            throw fault(from, "expected a key, '=' and a value");
        }
        String written = text.substring(from, split).strip().toLowerCase(Locale.ROOT);
        if (written.isEmpty()) {
            throw fault(from, "expected a key before '" + text.charAt(split) + "'");
        } else if (!seen.add(section + "\n" + written)) {
            throw fault(from, "the key " + Shown.masked(written, 40) + " is there twice, which pip refuses; write one");
        }
        key = normal(written);
        keyLine = line;
        int value = split + 1;
        while (value < to && isBlank(text.charAt(value))) {
            value++;
        }
        if (value < to) {
            values.add(new IniLine(text.substring(value, to), line, value + 1));
        }
    }

    private void endEntry() {
        if (!key.isEmpty()) {
            List<IniEntry> entries = sections.get(section);
            if (entries != null) {
                entries.add(new IniEntry(section, key, keyLine, indentation + 1, values));
            }
        }
        key = "";
        values.clear();
    }

    private static String normal(String key) {
        String hyphens = key.replace('_', '-');
        return hyphens.startsWith("--") ? hyphens.substring(2) : hyphens;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Python takes more for white space and for ends of lines, so what it reads here would be another text. */
    private void requireReadable(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (!isBlank(c) && (blank || Character.isISOControl(c))) {
                throw fault(i, String.format(Locale.ROOT, "the character U+%04X is not allowed here", (int) c));
            }
        }
    }

    private FileFault fault(int at, String problem) {
        return FileFault.at(line, problem + ", at column " + (at + 1));
    }
}
