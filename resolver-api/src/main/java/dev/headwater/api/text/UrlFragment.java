// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.text;

import java.util.Arrays;
import java.util.Optional;

/** What installers read behind the {@code #} of a URL: {@code sha256=…&subdirectory=…}. */
public final class UrlFragment {
    private static final String SUBDIRECTORY = "subdirectory=";

    private UrlFragment() {}

    /** {@return the subdirectory that a URL names, as it is written there, as pip reads it} */
    public static Optional<String> subdirectory(String url) {
        int fragment = url.indexOf('#');
        return fragment < 0
                ? Optional.empty()
                : Arrays.stream(url.substring(fragment + 1).split("&", -1))
                        .filter(part -> part.startsWith(SUBDIRECTORY) && part.length() > SUBDIRECTORY.length())
                        .map(part -> part.substring(SUBDIRECTORY.length()))
                        .findFirst();
    }
}
