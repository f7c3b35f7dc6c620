// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import dev.headwater.api.environment.InstalledDistribution.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which files an installer says that it wrote: {@code RECORD} of a dist-info, {@code installed-files.txt} of an
 * egg-info. The paths are compared and never opened.
 *
 * @see <a
 *     href="https://packaging.python.org/en/latest/specifications/recording-installed-packages/#the-record-file">The
 *     RECORD file</a>
 */
public final class FileRecord {
    private static final int LONGEST = 32 << 20;
    private static final int LONGEST_PATH = 4096;
    private static final int MOST_PATHS = 500_000;

    private FileRecord() {}

    /**
     * {@return the files of a distribution, absolute, in the order of the record; none where it has no record}
     *
     * @throws IOException if there is a record that cannot be read; its message begins with its name
     */
    public static List<Path> of(MetadataEntry entry) throws IOException {
        if (entry.form() == Form.EGG_INFO_FILE) {
            return List.of();
        }
        boolean isWheel = entry.form() == Form.DIST_INFO;
        Path file = entry.path().resolve(isWheel ? "RECORD" : "installed-files.txt");
        if (!Files.exists(file)) {
            return List.of();
        }
        Path place = entry.path().toAbsolutePath().normalize();
        Path folder = isWheel ? place.resolve("..").normalize() : place;
        List<Path> files = new ArrayList<>();
        try {
            for (String path : isWheel ? paths(DiskText.read(file, LONGEST)) : lines(DiskText.read(file, LONGEST))) {
                files.add(folder.resolve(path).normalize());
            }
        } catch (InvalidPathException | InvalidRecordException e) {
            throw new IOException(file.getFileName() + " " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException(file.getFileName() + " " + DiskText.reason(e), e);
        }
        return files;
    }

    private static List<String> lines(String text) {
        List<String> paths = text.lines()
                .filter(line -> !line.isBlank())
                .limit(MOST_PATHS + 1L)
                .toList();
        if (paths.size() > MOST_PATHS) {
            throw new InvalidRecordException("has more than " + MOST_PATHS + " paths");
        }
        return paths;
    }

    /**
     * {@return the paths of a {@code RECORD}, the first fields of its rows}
     *
     * @throws InvalidRecordException if it is no table of comma-separated values
     */
    public static List<String> paths(String text) {
        List<String> paths = new ArrayList<>();
        int line = 1;
        int at = 0;
        while (at < text.length()) {
            StringBuilder field = new StringBuilder();
            if (text.charAt(at) == '"') {
                at = quoted(text, at + 1, field, line);
            } else {
                while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                    field.append(text.charAt(at++));
                }
            }
            if (field.length() > LONGEST_PATH) {
                throw new InvalidRecordException(
                        "line " + line + " has a path of more than " + LONGEST_PATH + " signs");
            } else if (paths.size() == MOST_PATHS) {
                throw new InvalidRecordException("has more than " + MOST_PATHS + " paths");
            } else if (!field.isEmpty()) {
                paths.add(field.toString());
            }
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end + 1;
            line++;
        }
        return paths;
    }

    /** Adds what stands between quotes, of which two are one of the text. */
    private static int quoted(String text, int from, StringBuilder field, int line) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '"') {
                field.append(c);
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                field.append(c);
                at++;
            } else {
                return at + 1;
            }
        }
        throw new InvalidRecordException("line " + line + " has a quote that does not end");
    }

    /** A record that is no table. */
    public static final class InvalidRecordException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        InvalidRecordException(String message) {
            super(message);
        }
    }
}
