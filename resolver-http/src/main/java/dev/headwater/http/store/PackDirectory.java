// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * What lies where in a pack: entries of equal length, only ever added to. Of two under one key the later one counts.
 *
 * <p>An entry: four bytes that say that it is one, a checksum of what follows, where its answer begins, the length and
 * the checksum of that, the minute when it was used last, its key. All numbers have their highest byte first, on every
 * machine. What stands between entries, left by a killed writer or damaged, is passed over byte by byte.
 */
final class PackDirectory {
    /** How long an entry is. */
    static final int ENTRY = 60;

    private static final int MARK = 0xc3a55a1e;
    private static final int SEAL = 4;
    private static final int POSITION = 8;
    private static final int LENGTH = 16;
    private static final int CHECKSUM = 20;
    private static final int MINUTE = 24;
    private static final int KEY = 28;
    private static final int KEY_LENGTH = 32;
    private static final int LEAST_SLOTS = 64;
    private static final long MINUTE_LENGTH = Duration.ofMinutes(1).toSeconds();
    private static final HexFormat HEX = HexFormat.of();

    private ByteBuffer entries = ByteBuffer.allocate(0);
    private int count;
    /** By the first bytes of their keys, and the next free one: numbers of entries, and one more; zero is none. */
    private int[] slots = new int[LEAST_SLOTS];

    private boolean damaged;

    /** {@return a key as it stands in an entry} */
    static byte[] key(String digits) {
        return HEX.parseHex(digits);
    }

    /** {@return the bytes of an entry} */
    static ByteBuffer entry(byte[] key, int checksum, long position, int length, Instant used) {
        ByteBuffer entry = ByteBuffer.allocate(ENTRY)
                .putInt(MARK)
                .putInt(0)
                .putLong(position)
                .putInt(length)
                .putInt(checksum)
                .putInt((int) (used.getEpochSecond() / MINUTE_LENGTH))
                .put(key);
        return entry.putInt(SEAL, seal(entry, 0)).flip();
    }

    private static int seal(ByteBuffer entries, int start) {
        CRC32C seal = new CRC32C();
        seal.update(entries.array(), entries.arrayOffset() + start + POSITION, ENTRY - POSITION);
        return (int) seal.getValue();
    }

    /**
     * Takes in what was added to the file.
     *
     * @param added from its beginning to its limit, in an array
     * @return how many of the bytes were whole entries, or none at all: the rest may become one
     */
    int add(ByteBuffer added) {
        reserve(added.remaining() / ENTRY);
        int position = 0;
        while (added.limit() - position >= ENTRY) {
            if (added.getInt(position) == MARK && added.getInt(position + SEAL) == seal(added, position)) {
                entries.put(count * ENTRY, added, position, ENTRY);
                enter(count++);
                position += ENTRY;
            } else {
                damaged = true;
                position++;
            }
        }
        return position;
    }

    /** {@return whether there was something between entries} */
    boolean isDamaged() {
        return damaged;
    }

    private void reserve(int more) {
        int needed = Math.multiplyExact(count + more, ENTRY);
        if (needed > entries.capacity()) {
            int larger = count == 0 ? needed : Math.max(needed, entries.capacity() + entries.capacity() / 2);
            entries = ByteBuffer.wrap(Arrays.copyOf(entries.array(), larger));
        }
        int slotsNeeded = 2 * (count + more);
        if (slotsNeeded > slots.length) {
            slots = new int[Integer.highestOneBit(slotsNeeded) << 1];
            for (int number = 0; number < count; number++) {
                enter(number);
            }
        }
    }

    private void enter(int number) {
        slots[slot(entries.array(), number * ENTRY + KEY)] = number + 1;
    }

    /** {@return where a key is, or would be} */
    private int slot(byte[] bytes, int at) {
        int slot = ((bytes[at] << 24)
                        | ((bytes[at + 1] & 0xff) << 16)
                        | ((bytes[at + 2] & 0xff) << 8)
                        | (bytes[at + 3] & 0xff))
                & (slots.length - 1);
        while (slots[slot] != 0 && !isAt((slots[slot] - 1) * ENTRY + KEY, bytes, at)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private boolean isAt(int place, byte[] bytes, int at) {
        return Arrays.equals(entries.array(), place, place + KEY_LENGTH, bytes, at, at + KEY_LENGTH);
    }

    /** {@return the number of the entry that counts under a key; negative if there is none} */
    int find(byte[] key) {
        return slots[slot(key, 0)] - 1;
    }

    /** {@return how many entries there are, with those that count no more} */
    int count() {
        return count;
    }

    /** {@return the numbers of the entries that count, in the order in which they were added} */
    int[] counting() {
        return Arrays.stream(slots)
                .filter(slot -> slot != 0)
                .map(slot -> slot - 1)
                .sorted()
                .toArray();
    }

    /** {@return whether an entry is the one that counts under its key} */
    boolean counts(int number) {
        return slots[slot(entries.array(), number * ENTRY + KEY)] == number + 1;
    }

    byte[] keyOf(int number) {
        int start = number * ENTRY + KEY;
        return Arrays.copyOfRange(entries.array(), start, start + KEY_LENGTH);
    }

    int checksum(int number) {
        return entries.getInt(number * ENTRY + CHECKSUM);
    }

    long position(int number) {
        return entries.getLong(number * ENTRY + POSITION);
    }

    /** {@return the length of an answer; what is damaged may be negative, or more than there is} */
    int length(int number) {
        return entries.getInt(number * ENTRY + LENGTH);
    }

    Instant used(int number) {
        long minute = Integer.toUnsignedLong(entries.getInt(number * ENTRY + MINUTE));
        return Instant.ofEpochSecond(minute * MINUTE_LENGTH);
    }
}
