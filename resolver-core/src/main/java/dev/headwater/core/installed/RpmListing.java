// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import dev.headwater.api.environment.OwningPackage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose files are by what rpm printed into a file, for its database is read by itself alone: {@code rpm -qa --qf
 * '[%{=NAME} %{=VERSION}-%{=RELEASE} %{FILENAMES}\n]'}, a line for each file.
 */
public final class RpmListing {
    private static final String NONE = "(none)";

    private RpmListing() {}

    /**
     * A file of a package.
     *
     * @param name the package
     * @param version its version and release
     * @param path the file, absolute
     */
    public record Row(String name, String version, String path) {}

    /**
     * Adds what is of packages.
     *
     * @param root paths of the list are below it
     * @throws UnreadableRecordsException if it is no such listing, or cannot be read
     */
    static void add(Path listing, Path root, OwnedFiles.Builder files) throws IOException {
        String type = "rpm" + OsRelease.id(root).map(id -> "/" + id).orElse("");
        try (InputStream in = DiskText.open(listing)) {
            RecordLines lines = new RecordLines(in, listing.toString());
            Row row = next(lines);
            if (row == null) {
                // What a failed command leaves behind.
                throw new UnreadableRecordsException(listing + " names no file");
            }
            for (; row != null; row = next(lines)) {
                String path = root.getNameCount() == 0 ? row.path() : root + row.path();
                if (files.isAsked(path)) {
                    files.add(path, owner(row, type));
                }
            }
        } catch (UnreadableRecordsException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableRecordsException(listing.toString(), e);
        }
    }

    private static OwningPackage owner(Row row, String type) {
        return new OwningPackage(
                OwningPackage.Kind.RPM, row.name(), row.version(), PackageUrls.of(type, row.name(), row.version(), ""));
    }

    /**
     * Reads a listing.
     *
     * @param file how to call it
     * @throws UnreadableRecordsException if it is none; its message tells the line
     */
    public static List<Row> read(InputStream in, String file) throws IOException {
        List<Row> rows = new ArrayList<>();
        RecordLines lines = new RecordLines(in, file);
        for (Row row = next(lines); row != null; row = next(lines)) {
            rows.add(row);
        }
        return rows;
    }

    private static @Nullable Row next(RecordLines lines) throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            String row = bare(line);
            if (!row.isBlank()) {
                return row(row, lines);
            }
        }
        return null;
    }

    /** Without what an rpm before 4.15 prints of a package that has no files, and what Windows puts at the end. */
    private static String bare(String line) {
        String rest = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        int at = 0;
        while (rest.startsWith(NONE, at)) {
            at += NONE.length();
        }
        return rest.substring(at);
    }

    private static Row row(String line, RecordLines lines) throws IOException {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        if (first <= 0 || second <= first + 1 || !line.startsWith("/", second + 1)) {
            throw lines.fault("is no package, version and path, as rpm -qa --qf"
                    + " '[%{=NAME} %{=VERSION}-%{=RELEASE} %{FILENAMES}\\n]' prints them");
        }
        return new Row(line.substring(0, first), line.substring(first + 1, second), line.substring(second + 1));
    }
}
