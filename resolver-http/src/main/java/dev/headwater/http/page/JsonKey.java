// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import java.nio.charset.StandardCharsets;
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

    private static final List<JsonKey> ALL = List.of(values());

    private final String text;

    // Nobody writes to it; its type cannot say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final byte[] bytes;

    JsonKey(String text) {
        this.text = text;
        this.bytes = text.getBytes(StandardCharsets.US_ASCII);
    }

    static JsonKey of(Slice key) {
        int length = key.length();
        byte first = length == 0 ? 0 : key.bytes[key.from];
        for (int i = 0; i < ALL.size(); i++) {
            JsonKey known = ALL.get(i);
            if (known.bytes.length == length && length > 0 && known.bytes[0] == first && key.is(known.bytes)) {
                return known;
            }
        }
        return OTHER;
    }

    @Override
    public String toString() {
        return text;
    }
}
