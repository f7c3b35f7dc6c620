// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import dev.headwater.api.text.UrlSecrets;

/** URLs as they may be shown. */
public final class Urls {
    private Urls() {}

    /** {@return a URL without user information, query and fragment, where secrets stand} */
    public static String withoutSecrets(String url) {
        return withoutAll(UrlSecrets.masked(url));
    }

    private static String withoutAll(String url) {
        int end = url.length();
        for (int i = 0; i < url.length(); i++) {
            if (url.charAt(i) == '?' || url.charAt(i) == '#') {
                end = i;
                break;
            }
        }
        String shown = url.substring(0, end);
        int authority = shown.indexOf("//");
        if (authority < 0) {
            return shown;
        }
        int path = shown.indexOf('/', authority + 2);
        // The last '@' before the path: user information may hold one itself.
        int at = shown.lastIndexOf('@', path < 0 ? shown.length() : path);
        return at < authority ? shown : shown.substring(0, authority + 2) + shown.substring(at + 1);
    }
}
