// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.text.Spelling;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Writes fields one after the other: numbers in groups of seven bits, lowest first, and texts with their length. */
final class FieldWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void number(long number) {
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] field) {
        number(field.length);
        bytes.writeBytes(field);
    }

    /** A whole second, or none. */
    void time(Optional<Instant> time) {
        number(time.map(instant -> instant.getEpochSecond() + 1).orElse(0L));
    }

    <T> void list(List<T> list, BiConsumer<FieldWriter, T> element) {
        number(list.size());
        list.forEach(item -> element.accept(this, item));
    }

    void texts(List<String> list) {
        list(list, FieldWriter::text);
    }

    void constant(Enum<?> value) {
        text(Spelling.of(value));
    }

    /** Fields without a length. */
    void raw(byte[] field) {
        bytes.writeBytes(field);
    }

    void integer(int number) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.write(number >>> shift);
        }
    }

    int size() {
        return bytes.size();
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
