// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import dev.headwater.distro.listed.ListedFile;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code Release} files, and the text within an {@code InRelease}. Sums of MD5 and SHA-1 are not looked at.
 *
 * @see <a href="https://wiki.debian.org/DebianRepository/Format#A.22Release.22_files">The format of repositories</a>
 */
public final class ReleaseFileReader {
    private static final int LONGEST = 32 << 20;
    private static final int MOST_FILES = 200_000;
    private static final int LONGEST_VALUE = 1000;

    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.RFC_1123_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);

    private static final int ORIGIN = 0;
    private static final int SUITE = 1;
    private static final int CODENAME = 2;
    private static final int DATE = 3;
    private static final int VALID_UNTIL = 4;
    private static final int ARCHITECTURES = 5;
    private static final int NO_ALL = 6;
    private static final int BY_HASH = 7;
    private static final int SHA256 = 8;
    private static final List<String> FIELDS = List.of(
            "Origin",
            "Suite",
            "Codename",
            "Date",
            "Valid-Until",
            "Architectures",
            "No-Support-for-Architecture-all",
            "Acquire-By-Hash",
            "SHA256");

    private final Stanzas stanzas;

    private ReleaseFileReader(InputStream in, String file) {
        stanzas = new Stanzas(in, file, LONGEST, FIELDS);
    }

    /**
     * Reads a release file.
     *
     * @param in its text, without what a signature puts round it; not closed
     * @param file how to call it
     * @throws MalformedFileException if it is none, or larger than any
     * @throws IOException if {@code in} throws it
     */
    public static ReleaseFile read(InputStream in, String file) throws IOException {
        return new ReleaseFileReader(in, file).read(file);
    }

    private ReleaseFile read(String file) throws IOException {
        if (!stanzas.next()) {
            throw new MalformedFileException(file, "line 1", "has no field");
        }
        boolean listsAll = words(ARCHITECTURES).contains("all");
        ReleaseFile release = new ReleaseFile(
                value(ORIGIN),
                value(SUITE),
                value(CODENAME),
                date(DATE),
                date(VALID_UNTIL),
                listsAll,
                listsAll && !words(NO_ALL).contains("Packages"),
                value(BY_HASH).equals("yes"),
                files());
        if (stanzas.next()) {
            throw stanzas.fault("is a second stanza; a release file has one");
        }
        return release;
    }

    private String value(int field) throws MalformedFileException {
        String value = stanzas.value(field);
        if (value.length() > LONGEST_VALUE) {
            throw stanzas.fault(field, FIELDS.get(field) + " is longer than " + LONGEST_VALUE + " characters");
        }
        return value;
    }

    private List<String> words(int field) throws MalformedFileException {
        return List.of(value(field).split(" "));
    }

    /** RFC 2822 says GMT or an offset of zero; archives say UTC. */
    private Optional<Instant> date(int field) throws MalformedFileException {
        String text = value(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int zone = text.lastIndexOf(' ');
        if (!List.of("UTC", "GMT", "Z", "+0000").contains(text.substring(zone + 1))) {
            throw stanzas.fault(field, FIELDS.get(field) + " is not in UTC");
        }
        try {
            String inGmt = text.substring(0, zone + 1) + "GMT";
            return Optional.of(RFC_2822.parse(inGmt, Instant::from));
        } catch (DateTimeParseException e) {
            MalformedFileException fault =
                    stanzas.fault(field, FIELDS.get(field) + " is no date such as Sat, 11 Jul 2026 10:16:37 UTC");
            fault.initCause(e);
            throw fault;
        }
    }

    private Map<String, ListedFile> files() throws MalformedFileException {
        Map<String, ListedFile> files = new LinkedHashMap<>();
        String section = stanzas.value(SHA256);
        int from = 0;
        while (from < section.length()) {
            int end = section.indexOf('\n', from);
            int to = end < 0 ? section.length() : end;
            if (!section.substring(from, to).isBlank()) {
                add(section.substring(from, to).strip(), files);
            }
            from = to + 1;
        }
        return Collections.unmodifiableMap(files);
    }

    private void add(String line, Map<String, ListedFile> files) throws MalformedFileException {
        int afterHash = line.indexOf(' ');
        int beforePath = line.lastIndexOf(' ');
        String path = line.substring(beforePath + 1);
        String hash = afterHash < 0 ? line : line.substring(0, afterHash);
        long size = afterHash < 0
                ? -1
                : Digits.size(line.substring(afterHash, Math.max(afterHash, beforePath))
                        .strip());
        if (!Digits.isSha256(hash) || size < 0 || !PoolPath.isOne(path)) {
            throw stanzas.fault(SHA256, "file " + (files.size() + 1) + " of SHA256 has no digest, size and path");
        }
        if (files.size() == MOST_FILES) {
            throw stanzas.fault(SHA256, "lists more than " + MOST_FILES + " files");
        }
        if (files.put(path, new ListedFile("the release file", size, ListedFile.SHA256, hash)) != null) {
            throw stanzas.fault(SHA256, "lists " + path + " twice");
        }
    }
}
