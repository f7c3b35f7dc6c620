// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.index.Remedy;
import dev.headwater.api.text.Shown;

/** The version of the API that a page says it follows: a later minor version is read, a later major one is not. */
final class ApiVersion {
    private static final int SHOWN = 40;

    private ApiVersion() {}

    /**
     * Checks a version.
     *
     * @throws UnreadablePageException if it is of a later major version, or no version: then nobody knows what the page
     *     means
     */
    static void check(String text) throws UnreadablePageException {
        int point = text.indexOf('.');
        String major = point < 0 ? text : text.substring(0, point);
        if (!isNumber(major) || (point >= 0 && !isNumber(text.substring(point + 1)))) {
            throw new UnreadablePageException("a page of the API version '" + shown(text) + "', which is no version");
        }
        if (isAboveOne(major)) {
            throw new UnreadablePageException(
                    "a page of API version " + shown(text) + ", of which only 1 is known",
                    Remedy.of(Remedy.Action.USE_NEWER_RELEASE));
        }
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isAboveOne(String digits) {
        int last = digits.length() - 1;
        for (int i = 0; i < last; i++) {
            if (digits.charAt(i) != '0') {
                return true;
            }
        }
        return digits.charAt(last) > '1';
    }

    private static String shown(String text) {
        return Shown.masked(text, SHOWN);
    }
}
