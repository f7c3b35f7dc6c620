// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.name.ProjectName;
import java.nio.charset.StandardCharsets;

/** Where the files of a project are, seen from its page: relative, so that it holds behind any other server. */
final class FilePath {
    private static final String PLAIN = "-._~";

    private FilePath() {}

    static String relative(ProjectName project, String filename) {
        StringBuilder path = new StringBuilder("../../files/").append(project).append('/');
        for (byte b : filename.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || PLAIN.indexOf(c) >= 0;
            if (plain) {
                path.append(c);
            } else {
                path.append('%').append(hex(c >> 4)).append(hex(c & 15));
            }
        }
        return path.toString();
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }
}
