// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.conda;

import com.fasterxml.jackson.core.JsonToken;
import dev.headwater.distro.json.JsonCursor;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code repodata.json}: of each build what a feed is made of. A build whose name cannot be read makes the whole
 * list unreadable: to leave it out would be to say that its projects are absent. So does a list of a later format.
 *
 * @see <a href="https://conda.org/learn/ceps/cep-0036">CEP 36, package metadata files served by conda channels</a>
 * @see <a href="https://conda.org/learn/ceps/cep-0048">CEP 48, repodata v3</a>
 */
public final class RepodataReader {
    private static final int MOST_PACKAGES = 1 << 21;
    private static final long NEWEST = 2;

    private final JsonCursor json;
    private final String subdir;
    private final RecordReader records;
    private final List<CondaPackage> packages = new ArrayList<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private boolean isList;

    private RepodataReader(JsonCursor json, String subdir) {
        this.json = json;
        this.subdir = subdir;
        records = new RecordReader(json, subdir);
    }

    /**
     * Reads it.
     *
     * @param in is read to its end, and not closed
     * @param file how to call it where something is wrong
     * @param subdir the folder of the channel that it lists
     * @throws MalformedFileException if it cannot be read
     */
    public static Repodata read(InputStream in, String file, String subdir) throws IOException {
        try (JsonCursor json = JsonCursor.of(in, file)) {
            return new RepodataReader(json, subdir).read();
        }
    }

    private Repodata read() throws IOException {
        json.beginObject();
        while (json.nextKey()) {
            String key = json.key();
            JsonToken value = json.next();
            switch (key) {
                case "info" -> readInfo();
                case "repodata_version" -> requireKnown();
                case "packages", "packages.conda" -> readPackages();
                case "removed" -> readRemoved(value);
                default -> skip(key, value);
            }
        }
        if (!isList) {
            throw json.fault("is no list of a channel: it has neither packages nor packages.conda");
        }
        json.end();
        List<CondaPackage> there = packages.stream()
                .filter(one -> !removed.contains(FileStem.fileName(one.file().path())))
                .toList();
        return new Repodata(
                there, removed.stream().flatMap(FileStem::nameOf).distinct().toList());
    }

    private void requireKnown() throws IOException {
        long version = json.number();
        if (version > NEWEST) {
            throw json.fault("is a list of version " + version + ", and " + NEWEST + " is the newest that is read");
        }
    }

    /** What is in a later revision alone, or is packed otherwise, must not look absent. */
    private void skip(String key, JsonToken value) throws IOException {
        if (key.startsWith("packages.") && !(value == JsonToken.START_OBJECT && !json.nextKey())) {
            throw json.fault("has packages of a kind that is not read");
        }
        boolean isRevision = key.length() > 1
                && key.charAt(0) == 'v'
                && key.substring(1).chars().allMatch(VersionAtom::isDigit);
        if (isRevision && !(value == JsonToken.START_OBJECT && !hasPackages())) {
            throw json.fault("has packages of revision " + key.substring(1) + ", which is newer than what is read");
        }
        json.skip();
    }

    private boolean hasPackages() throws IOException {
        boolean has = false;
        while (json.nextKey()) {
            if (json.next() == JsonToken.START_OBJECT) {
                while (json.nextKey()) {
                    has = true;
                    json.next();
                    json.skip();
                }
            }
        }
        return has;
    }

    private void readInfo() throws IOException {
        json.expect(JsonToken.START_OBJECT, "an object");
        while (json.nextKey()) {
            String key = json.key();
            JsonToken value = json.next();
            if (key.equals("repodata_version")) {
                requireKnown();
            } else if (key.equals("subdir")
                    && value == JsonToken.VALUE_STRING
                    && !json.text("").equals(subdir)) {
                throw json.fault("lists another folder than " + subdir);
            }
            json.skip();
        }
    }

    private void readPackages() throws IOException {
        isList = true;
        json.expect(JsonToken.START_OBJECT, "an object of packages");
        while (json.nextKey()) {
            String file = json.key();
            json.next();
            packages.add(records.read(file));
            if (packages.size() > MOST_PACKAGES) {
                throw json.fault("has more than " + MOST_PACKAGES + " packages");
            }
        }
    }

    private void readRemoved(JsonToken value) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            json.skip();
            return;
        }
        while (json.next() != JsonToken.END_ARRAY) {
            removed.add(json.text("the name of a file"));
            if (removed.size() > MOST_PACKAGES) {
                throw json.fault("has more than " + MOST_PACKAGES + " files that were removed");
            }
        }
    }
}
