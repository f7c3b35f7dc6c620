// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

/**
 * What an answer is kept under. Made by {@link AnswerKeys}.
 *
 * @param value 64 hexadecimal digits in lower case
 */
public record AnswerKey(String value) {
    @Override
    public boolean equals(Object other) {
        return other instanceof AnswerKey that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
