// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.loopback;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came.
 *
 * @param path what was asked for
 * @param headers the headers by their names in lower case
 */
public record Question(String path, Map<String, String> headers) {
    /** {@return the question that the head of a request puts} */
    static Question parse(String head) {
        String[] lines = head.split("\r\n", -1);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; !lines[i].isEmpty(); i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        return new Question(lines[0].split(" ", -1)[1], headers);
    }

    /** {@return what a header says} */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** {@return whether the answer may be packed} */
    public boolean takesGzip() {
        return header("accept-encoding").orElse("").contains("gzip");
    }
}
