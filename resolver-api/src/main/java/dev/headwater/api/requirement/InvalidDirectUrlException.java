// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.InvalidInputException;

/**
 * A record of a direct URL that does not follow its specification.
 *
 * @since 0.1.0
 */
public final class InvalidDirectUrlException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    private final String key;

    InvalidDirectUrlException(String key, String expected) {
        super("not a record of a direct URL: at '" + key + "': expected " + expected);
        this.key = key;
    }

    /**
     * {@return the path of keys to the fault, joined by dots: {@code archive_info.hashes}; empty for the whole record}
     */
    public String key() {
        return key;
    }
}
