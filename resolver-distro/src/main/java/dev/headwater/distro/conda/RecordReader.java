// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.conda;

import com.fasterxml.jackson.core.JsonToken;
import dev.headwater.api.text.Shown;
import dev.headwater.distro.json.JsonCursor;
import dev.headwater.distro.listed.PackageFile;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the builds of a list. Its MD5 is not looked at: it vouches for nothing. */
final class RecordReader {
    private static final int MOST_RELATIONS = 4000;
    private static final int LONGEST_NAME = 200;

    /** A time beyond that in seconds is one in milliseconds. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final JsonCursor json;
    private final String subdir;

    /** The same words stand in thousands of packages. */
    private final Map<String, String> words = new HashMap<>();

    RecordReader(JsonCursor json, String subdir) {
        this.json = json;
        this.subdir = subdir;
    }

    private String word(String text) {
        String known = words.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    /** Reads the build at which the cursor stands. */
    CondaPackage read(String file) throws IOException {
        json.expect(JsonToken.START_OBJECT, "a package");
        return new Fields(file).read();
    }

    /** What was read of one build so far. */
    private final class Fields {
        private final String file;
        private String name = "";
        private String version = "";
        private String build = "";
        private long buildNumber;
        private String sha256 = "";
        private long size;
        private List<String> depends = List.of();
        private List<String> constrains = List.of();
        private List<String> purls = List.of();
        private boolean isTracked;
        private Optional<Instant> time = Optional.empty();
        private String fault = "";

        Fields(String file) {
            this.file = file;
        }

        CondaPackage read() throws IOException {
            while (json.nextKey()) {
                String key = json.key();
                readField(key, json.next());
            }
            if (!FileStem.isName(name) || name.length() > LONGEST_NAME) {
                throw json.fault("is a package without a name that can be read");
            }
            // Whoever asks for a build by name, version and build gets the file that is called so.
            String called = name + "-" + version + "-" + build;
            if (!FileStem.of(file).toLowerCase(Locale.ROOT).equals(called.toLowerCase(Locale.ROOT))) {
                refuse("the file " + Shown.text(file, LONGEST_NAME) + " calls itself "
                        + Shown.text(called, LONGEST_NAME));
            } else if (!FileStem.isFile(file) || CondaVersion.parseOrNull(version) == null) {
                refuse("a version or a build that cannot be read, in " + Shown.text(file, LONGEST_NAME));
            }
            String path = !FileStem.isFile(file) ? file.replace('/', '_') : subdir + "/" + file;
            return new CondaPackage(
                    word(name),
                    word(version),
                    word(build),
                    buildNumber,
                    subdir,
                    depends,
                    constrains,
                    purls,
                    isTracked,
                    new PackageFile(path, size, sha256),
                    time,
                    fault);
        }

        private void refuse(String text) {
            fault = fault.isEmpty() ? text : fault;
        }

        private void readField(String key, JsonToken value) throws IOException {
            switch (key) {
                case "name" -> name = text(value).toLowerCase(Locale.ROOT);
                case "version" -> version = text(value);
                case "build" -> build = text(value);
                case "build_number" -> buildNumber = number(value);
                case "sha256" -> sha256 = digest(text(value));
                case "size" -> size = Math.max(number(value), 0);
                case "timestamp" -> time = time(number(value));
                case "depends" -> depends = texts(key, value);
                case "constrains" -> constrains = texts(key, value);
                case "purls" -> purls = texts(key, value);
                case "track_features" -> isTracked = isTracked(value);
                default -> json.skip();
            }
        }

        private String text(JsonToken value) throws IOException {
            if (value != JsonToken.VALUE_STRING) {
                json.skip();
                return "";
            }
            return json.text("a text");
        }

        private long number(JsonToken value) throws IOException {
            if (value == JsonToken.VALUE_NUMBER_INT) {
                return json.number();
            }
            json.skip();
            return 0;
        }

        private boolean isTracked(JsonToken value) throws IOException {
            return value == JsonToken.START_ARRAY
                    ? !texts("track_features", value).isEmpty()
                    : !text(value).isEmpty();
        }

        private Optional<Instant> time(long number) {
            if (number <= 0) {
                return Optional.empty();
            }
            return Optional.of(
                    number > LAST_SECOND
                            ? Instant.ofEpochSecond(Math.min(number / 1000, LAST_SECOND))
                            : Instant.ofEpochSecond(number));
        }

        private String digest(String text) {
            boolean is = text.length() == 64 && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 'g');
            return is ? text.toLowerCase(Locale.ROOT) : "";
        }

        /** What is no list of texts leaves it unknown what the build needs. */
        private List<String> texts(String key, JsonToken value) throws IOException {
            if (value == JsonToken.VALUE_NULL) {
                return List.of();
            } else if (value != JsonToken.START_ARRAY) {
                json.skip();
                refuse(key + " is no list");
                return List.of();
            }
            List<String> texts = new ArrayList<>();
            while (json.next() != JsonToken.END_ARRAY) {
                texts.add(word(json.text("a text")));
                if (texts.size() > MOST_RELATIONS) {
                    throw json.fault("has more than " + MOST_RELATIONS + " entries");
                }
            }
            return texts;
        }
    }
}
