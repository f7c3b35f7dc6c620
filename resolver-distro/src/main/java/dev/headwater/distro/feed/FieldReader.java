// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.text.Spelling;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a {@link FieldWriter} wrote; whatever else stands there is an {@link InvalidFeedException}. */
final class FieldReader {
    /** More than a list of a row, or of all packages without a project, has. */
    private static final int LONGEST_LIST = 1 << 20;

    private final ByteBuffer bytes;

    FieldReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return bytes.hasRemaining();
    }

    long number() {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte group = oneByte();
            number |= (group & 0x7fL) << shift;
            if (group >= 0) {
                return number;
            }
        }
        throw new InvalidFeedException("has a number that is too long");
    }

    private byte oneByte() {
        require(1);
        return bytes.get();
    }

    int integer() {
        require(Integer.BYTES);
        return bytes.getInt();
    }

    /** {@return a number that is used as a size of what follows in memory} */
    int count(int most) {
        long count = number();
        if (count < 0 || count > most) {
            throw new InvalidFeedException("says that it has " + count + " of what may be at most " + most);
        }
        return (int) count;
    }

    ByteBuffer slice() {
        return slice(count(bytes.remaining()));
    }

    ByteBuffer slice(int length) {
        require(length);
        ByteBuffer slice = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return slice;
    }

    private void require(int length) {
        if (length < 0 || length > bytes.remaining()) {
            throw new InvalidFeedException("ends within a field");
        }
    }

    byte[] bytes() {
        return raw(count(bytes.remaining()));
    }

    /** {@return a field without a length} */
    byte[] raw(int length) {
        byte[] field = new byte[length];
        slice(length).get(field);
        return field;
    }

    String text() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(slice()).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidFeedException("has a text that is no UTF-8", e);
        }
    }

    Optional<Instant> time() {
        long second = number();
        if (second < 0 || second > Instant.MAX.getEpochSecond()) {
            throw new InvalidFeedException("has a time that is none");
        }
        return second == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(second - 1));
    }

    <T> List<T> list(Function<FieldReader, T> element) {
        int size = count(Math.min(bytes.remaining(), LONGEST_LIST));
        List<T> list = new ArrayList<>(Math.min(size, 64));
        for (int i = 0; i < size; i++) {
            list.add(element.apply(this));
        }
        return list;
    }

    List<String> texts() {
        return list(FieldReader::text);
    }

    <E extends Enum<E>> E constant(E[] values) {
        return Spelling.find(text(), values)
                .orElseThrow(() -> new InvalidFeedException("has a word that is none of those it may be"));
    }
}
