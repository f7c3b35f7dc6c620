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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

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
    private static final String PYTHON = "python";

    private final JsonCursor json;
    private final String subdir;
    private final RecordReader records;
    private final Predicate<String> wanted;
    private final List<CondaPackage> packages = new ArrayList<>();
    private final SortedMap<String, String> others = new TreeMap<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private ChannelRelations relations = ChannelRelations.NONE;
    private boolean isList;
    private int count;

    private RepodataReader(JsonCursor json, String subdir, Predicate<String> wanted) {
        this.json = json;
        this.subdir = subdir;
        this.wanted = wanted;
        records = new RecordReader(json, subdir);
    }

    /** Reads it, and all that is in it. */
    public static Repodata read(InputStream in, String file, String subdir) throws IOException {
        return read(in, file, subdir, name -> true);
    }

    /**
     * Reads it. Pythons are always wanted, and so is a build that declares to be something.
     *
     * @param in is read to its end, and not closed
     * @param file how to call it where something is wrong
     * @param subdir the folder of the channel that it lists
     * @param wanted of which names builds are to be kept
     * @throws MalformedFileException if it cannot be read
     */
    public static Repodata read(InputStream in, String file, String subdir, Predicate<String> wanted)
            throws IOException {
        try (JsonCursor json = JsonCursor.of(in, file)) {
            return new RepodataReader(json, subdir, wanted).read();
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
                there,
                others,
                removed.stream().flatMap(FileStem::nameOf).distinct().toList(),
                relations);
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
            } else if (key.equals("channel_relations") && value != JsonToken.VALUE_NULL) {
                readRelations();
            }
            json.skip();
        }
    }

    private void readRelations() throws IOException {
        json.expect(JsonToken.START_OBJECT, "an object of channels");
        String base = "";
        String overrides = "";
        while (json.nextKey()) {
            String key = json.key();
            JsonToken value = json.next();
            if (value != JsonToken.VALUE_NULL && key.equals("base")) {
                base = reference();
            } else if (value != JsonToken.VALUE_NULL && key.equals("overrides")) {
                overrides = reference();
            }
            json.skip();
        }
        if (!base.isEmpty() && base.equals(overrides)) {
            throw json.fault("has one channel before and behind it");
        }
        relations = new ChannelRelations(base, overrides);
    }

    private String reference() throws IOException {
        String text = json.text("a path of a channel");
        if (!ChannelRelations.isReference(text)) {
            throw json.fault("is no path of a channel, which begins with ../");
        }
        return text;
    }

    private void readPackages() throws IOException {
        isList = true;
        json.expect(JsonToken.START_OBJECT, "an object of packages");
        while (json.nextKey()) {
            String file = json.key();
            json.next();
            keep(records.read(file));
            if (++count > MOST_PACKAGES) {
                throw json.fault("has more than " + MOST_PACKAGES + " packages");
            }
        }
    }

    private void keep(CondaPackage one) {
        if (one.name().equals(PYTHON) || !one.purls().isEmpty() || wanted.test(one.name())) {
            packages.add(one);
        } else {
            others.merge(one.name(), one.python(), RepodataReader::first);
        }
    }

    /** Whatever the order in which builds are listed. */
    private static String first(String one, String other) {
        return other.isEmpty() || (!one.isEmpty() && one.compareTo(other) < 0) ? one : other;
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
