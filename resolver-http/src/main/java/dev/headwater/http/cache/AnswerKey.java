// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import dev.headwater.http.store.PageStore;
import java.util.Optional;

/**
 * What an answer is kept under. Made by {@link AnswerKeys}.
 *
 * @param value 64 hexadecimal digits in lower case
 * @param pack the name of the pack in which it is kept, of as many digits; empty for what is kept by itself
 */
public record AnswerKey(String value, Optional<String> pack) {
    /** Makes the key of what is kept by itself. */
    public AnswerKey(String value) {
        this(value, Optional.empty());
    }

    Optional<byte[]> readFrom(PageStore store) {
        return pack.isPresent() ? store.read(pack.get(), value) : store.read(value);
    }

    void writeTo(PageStore store, byte[] answer) {
        if (pack.isPresent()) {
            store.write(pack.get(), value, answer);
        } else {
            store.write(value, answer);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AnswerKey that && value.equals(that.value) && pack.equals(that.pack);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
