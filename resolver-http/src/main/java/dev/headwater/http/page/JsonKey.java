// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The keys of a page in JSON that mean something to us; any other is passed over, whatever it holds. */
enum JsonKey {
    META("meta"),
    API_VERSION("api-version"),
    NAME("name"),
    FILES("files"),
    PROJECT_STATUS("project-status"),
    STATUS("status"),
    REASON("reason"),
    FILENAME("filename"),
    URL("url"),
    HASHES("hashes"),
    SIZE("size"),
    UPLOAD_TIME("upload-time"),
    REQUIRES_PYTHON("requires-python"),
    YANKED("yanked"),
    CORE_METADATA("core-metadata"),
    DIST_INFO_METADATA("dist-info-metadata"),
    OTHER("");

    /** At each length the keys of that length, which differ in their first letters. */
    private static final List<List<JsonKey>> BY_LENGTH = byLength();

    private final String text;

    // Nobody writes to it; its type cannot say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final byte[] bytes;

    JsonKey(String text) {
        this.text = text;
        this.bytes = text.getBytes(StandardCharsets.US_ASCII);
    }

    private static List<List<JsonKey>> byLength() {
        List<List<JsonKey>> table = new ArrayList<>();
        for (int length = 0; length <= DIST_INFO_METADATA.bytes.length; length++) {
            int wanted = length;
            table.add(Arrays.stream(values())
                    .filter(key -> key != OTHER && key.bytes.length == wanted)
                    .toList());
        }
        return table;
    }

    static JsonKey of(Slice key) {
        if (key.length() >= BY_LENGTH.size()) {
            return OTHER;
        }
        List<JsonKey> candidates = BY_LENGTH.get(key.length());
        for (int i = 0; i < candidates.size(); i++) {
            if (key.is(candidates.get(i).bytes)) {
                return candidates.get(i);
            }
        }
        return OTHER;
    }

    @Override
    public String toString() {
        return text;
    }
}
