// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import java.nio.charset.StandardCharsets;

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

    private final String text;

    // Nobody writes to it; its type cannot say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final byte[] bytes;

    JsonKey(String text) {
        this.text = text;
        this.bytes = text.getBytes(StandardCharsets.US_ASCII);
    }

    static JsonKey of(Slice key) {
        JsonKey like = key.isEmpty() ? OTHER : like(key.length(), key.bytes[key.from]);
        return like != OTHER && key.is(like.bytes) ? like : OTHER;
    }

    /** {@return the only key that a text of this length and with this first letter can be} */
    private static JsonKey like(int length, byte letter) {
        return switch (length) {
            case 3 -> URL;
            case 4 -> letter == 's' ? SIZE : letter == 'n' ? NAME : META;
            case 5 -> FILES;
            case 6 -> letter == 'h' ? HASHES : letter == 'y' ? YANKED : letter == 's' ? STATUS : REASON;
            case 8 -> FILENAME;
            case 11 -> letter == 'u' ? UPLOAD_TIME : API_VERSION;
            case 13 -> CORE_METADATA;
            case 14 -> PROJECT_STATUS;
            case 15 -> REQUIRES_PYTHON;
            case 18 -> DIST_INFO_METADATA;
            default -> OTHER;
        };
    }

    /** {@return a bit of its own, for sets of keys, which nobody keeps} */
    @SuppressWarnings("EnumOrdinal")
    int bit() {
        return 1 << ordinal();
    }

    @Override
    public String toString() {
        return text;
    }
}
