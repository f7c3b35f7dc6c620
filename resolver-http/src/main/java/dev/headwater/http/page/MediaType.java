// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.text.Shown;
import java.util.Locale;

/** The forms of pages. */
enum MediaType {
    JSON,
    HTML;

    private static final String V1 = "application/vnd.pypi.simple.v1+";
    private static final String LATEST = "application/vnd.pypi.simple.latest+";

    /**
     * Reads a Content-Type, without its parameters and whatever its case.
     *
     * @param otherwise what a person can do where it is none: its subject is what the server says
     * @throws UnreadablePageException if it is none of the standard's
     */
    static MediaType of(String contentType, Remedy.Action otherwise) throws UnreadablePageException {
        int end = contentType.indexOf(';');
        String type =
                (end < 0 ? contentType : contentType.substring(0, end)).trim().toLowerCase(Locale.ROOT);
        return switch (type) {
            case V1 + "json", LATEST + "json" -> JSON;
            case V1 + "html", LATEST + "html", "text/html" -> HTML;
            case "" -> throw new UnreadablePageException(new FaultDetail.MediaType(""), Remedy.of(otherwise));
            default ->
                throw new UnreadablePageException(
                        new FaultDetail.MediaType(Shown.masked(type, 80)),
                        Remedy.of(otherwise, Shown.masked(type, 80)));
        };
    }

    /** {@return the value of the parameter {@code charset}, or empty} */
    static String charset(String contentType) {
        int from = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (from < 0) {
            return "";
        }
        String value = contentType.substring(from + "charset=".length());
        int end = value.indexOf(';');
        return (end < 0 ? value : value.substring(0, end)).replace('"', ' ').trim();
    }
}
