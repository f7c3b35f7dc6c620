// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel.text;

import dev.headwater.api.DamagedArchiveException;
import dev.headwater.api.text.Shown;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * RECORD: which files a wheel has, with hash and size of each.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/recording-installed-packages/#the-record-file">
 *     Recording installed projects: The RECORD file</a>
 */
public final class RecordText {
    private final String own;
    private final List<RecordLine> lines;
    private final Map<String, RecordLine> byPath = new LinkedHashMap<>();

    private RecordText(String own, List<RecordLine> lines) {
        this.own = own;
        this.lines = List.copyOf(lines);
        lines.stream().filter(line -> !line.isBlank()).forEach(line -> byPath.putIfAbsent(line.path(), line));
    }

    /**
     * Reads a RECORD.
     *
     * @param own its own path, which it lists without a hash
     * @param most the most lines that are read, blank ones counted
     * @throws DamagedArchiveException if it is not UTF-8, has more lines or not lines of three values, names a file
     *     twice, or not itself
     */
    public static RecordText parse(String own, byte[] bytes, int most) throws DamagedArchiveException {
        RecordText record = new RecordText(own, RecordScanner.lines(Utf8.decode(bytes, "RECORD"), most));
        if (record.byPath.size()
                != record.lines.stream().filter(line -> !line.isBlank()).count()) {
            throw new DamagedArchiveException("RECORD names " + record.repeated() + " twice");
        }
        RecordLine self = record.byPath.get(own);
        if (self == null || !self.hash().isEmpty()) {
            throw new DamagedArchiveException("RECORD does not name itself, or gives a hash of itself");
        }
        return record;
    }

    private String repeated() {
        Set<String> seen = new HashSet<>();
        for (RecordLine line : lines) {
            if (!line.isBlank() && !seen.add(line.path())) {
                return Shown.quoted(line.path());
            }
        }
        return "";
    }

    /** {@return the line of a file} */
    public Optional<RecordLine> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** {@return the paths in their order} */
    public List<String> paths() {
        return List.copyOf(byPath.keySet());
    }

    /** {@return the same with what a file now has; one that is not named yet stands before RECORD itself} */
    public RecordText with(String path, byte[] content) {
        List<RecordLine> changed = new ArrayList<>();
        for (RecordLine line : lines) {
            boolean isNamed = !line.isBlank() && line.path().equals(path);
            if (!line.isBlank() && line.path().equals(own) && !byPath.containsKey(path)) {
                changed.add(RecordLine.of(path, content, lineEnd()));
            }
            changed.add(isNamed ? RecordLine.of(path, content, line.end()) : line);
        }
        return new RecordText(own, changed);
    }

    /** {@return the same without a file} */
    public RecordText without(String path) {
        return new RecordText(
                own,
                lines.stream()
                        .filter(line -> line.isBlank() || !line.path().equals(path))
                        .toList());
    }

    /** {@return the same with other paths; the lines of those that stay are as they are written} */
    public RecordText renamed(UnaryOperator<String> names) {
        return new RecordText(
                names.apply(own),
                lines.stream()
                        .map(line -> line.isBlank() || names.apply(line.path()).equals(line.path())
                                ? line
                                : line.renamed(names.apply(line.path())))
                        .toList());
    }

    private String lineEnd() {
        return lines.get(0).end();
    }

    /** {@return the text} */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append(line.end()));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
