// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

/**
 * The text of a page as it came.
 *
 * <p>The bytes are not copied, for a page may have a hundred megabytes; nobody changes them while they are read.
 */
public final class PageText {
    private final byte[] body;
    private final int length;
    private final String contentType;
    private final String url;

    /**
     * Tells what came.
     *
     * @param body the bytes, decoded
     * @param length how many of them count
     * @param contentType the Content-Type of the answer with its parameters; empty if it had none
     * @param url the URL of the answer, after redirects: what is relative on the page is relative to it
     */
    public PageText(byte[] body, int length, String contentType, String url) {
        this.body = body;
        this.length = length;
        this.contentType = contentType;
        this.url = url;
    }

    byte[] body() {
        return body;
    }

    int length() {
        return length;
    }

    String contentType() {
        return contentType;
    }

    String url() {
        return url;
    }
}
