// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.api.text.UrlSecrets;

/**
 * A URL as it may be shown: without user information, and without what a query may hold, which is often a signature.
 */
final class ShownUrl {
    private static final int LONGEST = 400;

    private ShownUrl() {}

    static String of(String url) {
        int end = url.length();
        int fragment = url.indexOf('#');
        if (fragment >= 0) {
            end = fragment;
        }
        int query = url.indexOf('?');
        boolean hasQuery = query >= 0 && query < end;
        String shown = UrlSecrets.masked(url).substring(0, hasQuery ? query : end) + (hasQuery ? "?…" : "");
        return ShownText.of(shown, LONGEST);
    }
}
