// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Bytes that grow, piece by piece: what was written is not copied before all of it is. */
final class ByteSink {
    /** The pieces that are full. */
    private final List<byte[]> full = new ArrayList<>();

    private int fullLength;
    private byte[] piece;
    private int used;

    ByteSink(int capacity) {
        piece = new byte[capacity];
    }

    int length() {
        return fullLength + used;
    }

    void write(int value) {
        if (used == piece.length) {
            addPiece();
        }
        piece[used++] = (byte) value;
    }

    void write(byte[] array, int from, int to) {
        int at = from;
        while (to - at > piece.length - used) {
            int room = piece.length - used;
            System.arraycopy(array, at, piece, used, room);
            at += room;
            used += room;
            addPiece();
        }
        System.arraycopy(array, at, piece, used, to - at);
        used += to - at;
    }

    /** Writes a number that is not negative, seven bits a byte, the low ones first. */
    void writeNumber(long value) {
        long rest = value;
        while (rest > 0x7f) {
            write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        write((int) rest);
    }

    /** A ninth of what is there then may stay empty. */
    private void addPiece() {
        full.add(piece);
        fullLength = Math.addExact(fullLength, piece.length);
        piece = new byte[Math.max(piece.length, fullLength >> 3)];
        used = 0;
    }

    void copyTo(ByteBuffer out) {
        full.forEach(out::put);
        out.put(piece, 0, used);
    }
}
