// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import java.util.Optional;
import java.util.function.UnaryOperator;

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
    private final Optional<Masking> masking;
    private final boolean unended;

    /**
     * How secrets are masked.
     *
     * @param all all that the server was told
     * @param login the login alone
     */
    record Masking(UnaryOperator<String> all, UnaryOperator<String> login) {}

    /**
     * Tells what came.
     *
     * @param body the bytes, decoded
     * @param length how many of them count
     * @param contentType the Content-Type of the answer with its parameters; empty if it had none
     * @param url the URL of the answer, after redirects: what is relative on the page is relative to it
     */
    public PageText(byte[] body, int length, String contentType, String url) {
        this(body, length, contentType, url, Optional.empty(), false);
    }

    private PageText(
            byte[] body, int length, String contentType, String url, Optional<Masking> masking, boolean unended) {
        this.body = body;
        this.length = length;
        this.contentType = contentType;
        this.url = url;
        this.masking = masking;
        this.unended = unended;
    }

    /**
     * {@return the same text, for a server that was told secrets: what it says of them is masked where it is read}
     *
     * @param all masks all of them in a text
     * @param login masks the login alone
     */
    public PageText masking(UnaryOperator<String> all, UnaryOperator<String> login) {
        return new PageText(body, length, contentType, url, Optional.of(new Masking(all, login)), unended);
    }

    /** {@return the same text, of which the transport does not tell whether it is whole} */
    public PageText unended() {
        return new PageText(body, length, contentType, url, masking, true);
    }

    /** {@return whether its own end must tell that it is whole} */
    boolean isUnended() {
        return unended;
    }

    Optional<Masking> masking() {
        return masking;
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
