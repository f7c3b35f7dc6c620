// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * A login: a user with a password, or a token. It shows itself to nobody but the one who sends it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617: Basic</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750: Bearer</a>
 * @since 0.1.0
 */
public final class Credential {
    private final String authorization;

    private Credential(String authorization) {
        this.authorization = authorization;
    }

    /**
     * {@return a user with a password}
     *
     * @throws IllegalArgumentException if the user has a colon in it, or either has a control character; the message
     *     repeats neither
     */
    public static Credential basic(String user, String password) {
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("the name of a user has no colon in it");
        }
        String both = checked("user", user) + ":" + checked("password", password);
        return new Credential("Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * {@return a token}
     *
     * @throws IllegalArgumentException if it is empty or holds anything but visible ASCII; the message does not repeat
     *     it
     */
    public static Credential bearer(String token) {
        if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("a token is made of visible ASCII characters, without spaces");
        }
        return new Credential("Bearer " + token);
    }

    private static String checked(String what, String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new IllegalArgumentException("the " + what + " of a login has a control character in it");
        }
        return text;
    }

    /** {@return the value of the header {@code Authorization}; secret} */
    public String authorization() {
        return authorization;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Credential credential && authorization.equals(credential.authorization);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(authorization);
    }

    /** {@return which kind it is; never what it says} */
    @Override
    public String toString() {
        return authorization.substring(0, authorization.indexOf(' ')) + " ********";
    }
}
