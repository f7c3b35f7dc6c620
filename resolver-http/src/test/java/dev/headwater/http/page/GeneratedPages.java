// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import java.util.List;
import java.util.Random;

/** Pages in JSON by chance: mostly as indexes write them, with something odd here and there. */
final class GeneratedPages {
    private static final String HEX = "0123456789abcdef";
    private static final List<String> ODD_VALUES = List.of(
            "null",
            "true",
            "false",
            "\"\"",
            "\"x\"",
            "\"caf\\u00e9\"",
            "\"é\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "\"a\\\\b\\/c\\n\"",
            "\"tab\there\"",
            "0",
            "-0",
            "12",
            "-7",
            "1.50",
            "1E+3",
            "007",
            "1234567890123456789012",
            "{}",
            "[]",
            "[1,[2,{\"a\":[]}]]",
            "{\"sha256\":\"\"}",
            "{\"sha256\":\"ab\"}",
            "{\"md5\":\"00112233445566778899aabbccddeeff\",\"sha1\":null}",
            "{\"status\":\"archived\"}",
            "{\"api-version\":\"1.3\"}",
            "{\"api-version\":\"3.0\"}",
            "\"2026-01-31T12:34:56.5Z\"",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]");
    private static final List<String> URLS = List.of(
            "https://files.example.org/packages/ab/cd/", "../../", "", "/files/", "../../packages/ab/", "./", "../.");
    private static final List<String> ODD_BYTES =
            List.of("\"", ",", "}", "]", "\\", " ", "\0", "x", "\u0001", "1", ":", "ä");

    private final Random random;
    private boolean odd;

    GeneratedPages(long seed) {
        random = new Random(seed);
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** {@return a page of the project lib, sound or not} */
    String next() {
        odd = oneIn(2);
        StringBuilder page = new StringBuilder("{");
        int files = random.nextInt(6);
        field(
                page,
                "meta",
                "{\"_last-serial\":" + random.nextInt() + ",\"api-version\":\"1." + random.nextInt(9) + "\"}");
        field(page, "name", "\"lib\"");
        field(page, "versions", "[\"1.0\", \"2.0\"]");
        if (oneIn(4)) {
            field(page, "project-status", "{\"status\":\"quarantined\",\"reason\":\"bad\"}");
        }
        StringBuilder list = new StringBuilder("[");
        for (int i = 0; i < files; i++) {
            list.append(i > 0 ? "," : "").append(space()).append(file());
        }
        field(page, "files", list + "]");
        String text = page.append(space()).append('}').append(space()).toString();
        return odd && oneIn(3) ? damage(text) : text;
    }

    private String file() {
        String version = random.nextInt(20) + "." + random.nextInt(20);
        String name = oneIn(2) ? "lib-" + version + ".tar.gz" : "lib-" + version + "-py3-none-any.whl";
        StringBuilder file = new StringBuilder("{");
        field(file, "filename", '"' + name + '"');
        field(file, "url", '"' + pick(URLS) + name + '"');
        field(file, "hashes", "{\"sha256\":\"" + hex(64) + "\"}");
        field(file, "size", String.valueOf(random.nextInt(1_000_000)));
        field(
                file,
                "upload-time",
                "\"20%02d-0%d-1%dT0%d:00:00.%06dZ\""
                        .formatted(
                                random.nextInt(27),
                                1 + random.nextInt(9),
                                random.nextInt(10),
                                random.nextInt(10),
                                random.nextInt(1_000_000)));
        field(file, "requires-python", pick(List.of("\">=3.8\"", "\">=3.10\"", "null", "\"\"")));
        field(file, "yanked", pick(List.of("false", "false", "true", "\"why\"")));
        if (oneIn(2)) {
            field(file, "core-metadata", pick(List.of("true", "false", "{\"sha256\":\"" + hex(64) + "\"}")));
        }
        if (oneIn(2)) {
            field(file, "dist-info-metadata", pick(List.of("true", "false", "{\"sha256\":\"" + hex(64) + "\"}")));
        }
        field(file, "provenance", "\"https://index.example.org/x\"");
        return file.append(space()).append('}').toString();
    }

    private void field(StringBuilder out, String key, String value) {
        if (odd && oneIn(60)) {
            return;
        }
        int times = odd && oneIn(80) ? 2 : 1;
        for (int i = 0; i < times; i++) {
            out.append(out.length() > 1 ? "," : "").append(space());
            String spelled = odd && oneIn(80) ? "\\u00" + Integer.toHexString(key.charAt(0)) + key.substring(1) : key;
            out.append('"').append(odd && oneIn(80) ? key + "x" : spelled).append('"');
            out.append(space()).append(':').append(space());
            out.append(odd && oneIn(30) ? pick(ODD_VALUES) : value);
        }
    }

    private String damage(String text) {
        int at = random.nextInt(text.length());
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + pick(ODD_BYTES) + text.substring(at);
            default -> text.substring(0, at) + pick(ODD_BYTES) + text.substring(at + 1);
        };
    }

    private String space() {
        return oneIn(8) ? pick(List.of(" ", "\n", "\r\n\t", "  ")) : "";
    }

    private String hex(int digits) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            hex.append(HEX.charAt(random.nextInt(16)));
        }
        return hex.toString();
    }
}
