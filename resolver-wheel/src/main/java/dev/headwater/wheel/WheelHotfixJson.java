// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.headwater.api.DamagedArchiveException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a hotfix as JSON of schema 1, docs/schema/wheel-hotfix-1.json, laid out in one way only; and reads it again.
 */
final class WheelHotfixJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final String DIGEST = "sha256:";
    private static final String OVERLAYS = "/overlays";

    private WheelHotfixJson() {}

    static String text(WheelHotfix hotfix) {
        return """
                {
                  "schema": 1,
                  "wheel": {
                    "filename": %s,
                    "sha256": %s
                  },
                  "metadata": {
                    "published-sha256": %s,
                    "effective-sha256": %s
                  },
                  "overlays": [%s],
                  "overlay-digest": %s
                }
                """.formatted(
                        string(hotfix.filename()),
                        string(hotfix.sha256()),
                        string(hotfix.publishedSha256()),
                        string(hotfix.effectiveSha256()),
                        hotfix.overlays().stream().map(WheelHotfixJson::string).collect(Collectors.joining(", ")),
                        string(hotfix.digest()));
    }

    private static String string(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /**
     * Reads what {@link #text} writes.
     *
     * @throws DamagedArchiveException if it is anything else
     */
    static WheelHotfix parse(byte[] json) throws IOException {
        Map<String, String> values = new HashMap<>();
        List<String> overlays = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String path = parser.getParsingContext().pathAsPointer().toString();
                if (token == JsonToken.VALUE_STRING && path.startsWith(OVERLAYS)) {
                    overlays.add(parser.getText());
                } else if (token.isScalarValue()) {
                    values.put(path, parser.getText());
                }
            }
        } catch (JsonProcessingException e) {
            throw unknown();
        }
        WheelHotfix hotfix = new WheelHotfix(
                values.getOrDefault("/wheel/filename", ""),
                values.getOrDefault("/wheel/sha256", ""),
                values.getOrDefault("/metadata/published-sha256", ""),
                values.getOrDefault("/metadata/effective-sha256", ""),
                overlays,
                values.getOrDefault("/overlay-digest", ""));
        if (!Arrays.equals(json, hotfix.json().getBytes(StandardCharsets.UTF_8))
                || !SHA256.matcher(hotfix.sha256()).matches()
                || !hotfix.digest().startsWith(DIGEST)
                || !SHA256.matcher(hotfix.digest().substring(DIGEST.length())).matches()) {
            throw unknown();
        }
        return hotfix;
    }

    private static DamagedArchiveException unknown() {
        return new DamagedArchiveException("its " + WheelHotfix.FILE + " is none that is written here");
    }
}
