// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an installation of Python says of itself in {@code build-details.json}, without being run.
 *
 * @param version the version of the language: {@code 3.14}
 * @param implementation the name of the implementation: {@code cpython}
 * @param full the version of the implementation: {@code 3.14.0}
 * @see <a href="https://packaging.python.org/en/latest/specifications/build-details/">build-details.json</a>
 */
public record BuildDetails(Optional<String> version, Optional<String> implementation, Optional<String> full) {
    static final String FILE = "build-details.json";
    private static final int LONGEST = 1 << 20;
    private static final JsonFactory FACTORY = ((JsonFactoryBuilder) JsonFactory.builder())
            // It is of UTF-8, whatever its first bytes might be taken for.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(LONGEST)
                    .maxNameLength(2000)
                    .build())
            .build();

    /** {@return those of a folder of a standard library; empty where it has none} */
    static Optional<BuildDetails> in(Path library) throws IOException {
        Path file = library.resolve(FILE);
        return Files.exists(file) ? Optional.of(parse(DiskText.bytes(file, LONGEST))) : Optional.empty();
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it is no JSON object of the first version of the format
     */
    public static BuildDetails parse(byte[] bytes) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser json = FACTORY.createParser(new ByteArrayInputStream(bytes))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("is no JSON object");
            }
            collect(json, texts);
        } catch (JsonProcessingException e) {
            throw new IOException("is no sound JSON" + UnsoundJson.place(e), e);
        }
        String schema = texts.getOrDefault("schema_version", "");
        if (!schema.startsWith("1.")) {
            throw new IOException("has the schema_version '" + schema + "', and 1 is known");
        }
        return new BuildDetails(
                Optional.ofNullable(texts.get("language.version")),
                Optional.ofNullable(texts.get("implementation.name")),
                version(texts));
    }

    private static Optional<String> version(Map<String, String> texts) {
        String major = texts.get("implementation.version.major");
        String minor = texts.get("implementation.version.minor");
        String micro = texts.get("implementation.version.micro");
        return major == null || minor == null || micro == null
                ? Optional.empty()
                : Optional.of(major + "." + minor + "." + micro);
    }

    /** Collects texts and numbers by their path; what stands in lists is passed over. */
    private static void collect(JsonParser json, Map<String, String> texts) throws IOException {
        Deque<String> path = new ArrayDeque<>();
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            switch (token) {
                case FIELD_NAME -> path.addLast(json.currentName());
                case START_OBJECT -> {
                    // Its name stays until it ends.
                }
                case START_ARRAY -> {
                    json.skipChildren();
                    path.pollLast();
                }
                case VALUE_STRING, VALUE_NUMBER_INT -> {
                    texts.put(String.join(".", path), json.getText());
                    path.pollLast();
                }
                default -> path.pollLast();
            }
        }
    }
}
