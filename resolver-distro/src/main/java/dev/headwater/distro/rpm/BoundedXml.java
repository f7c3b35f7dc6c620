// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import dev.headwater.distro.unpack.MalformedFileException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of an XML file in UTF-8 of which no piece is so long that a parser, which keeps it whole, needs memory
 * without bound: no tag, text, comment or instruction. A declaration of types, by which entities come, is refused.
 */
final class BoundedXml extends FilterInputStream {
    private static final int LONGEST_PIECE = 1 << 20;
    private static final int BYTE = 8;

    /** The bytes {@code <!}. */
    private static final int OPENED = ('<' << BYTE) | '!';

    /** The bytes {@code <!-}. */
    private static final int HALF_A_COMMENT = (OPENED << BYTE) | '-';

    /** What has to end before the next tag begins. */
    private enum Inside {
        TEXT(""),
        COMMENT("-->"),
        DATA("]]>"),
        INSTRUCTION("?>");

        /** The bytes at its end, the last lowest. */
        private final int end;

        private final int mask;

        Inside(String end) {
            int bytes = 0;
            for (int i = 0; i < end.length(); i++) {
                bytes = (bytes << BYTE) | end.charAt(i);
            }
            this.end = bytes;
            mask = (1 << (BYTE * end.length())) - 1;
        }

        boolean endsWith(int last) {
            return (last & mask) == end;
        }
    }

    private final String file;
    private Inside inside = Inside.TEXT;

    /** The last four bytes, of those since something began that has to end. */
    private int last;

    private long count;
    private int piece;

    BoundedXml(InputStream in, String file) {
        super(in);
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        for (int i = 0; i < read; i++) {
            take(bytes[offset + i] & 0xff);
        }
        return read;
    }

    private void take(int b) throws IOException {
        count++;
        piece++;
        last = (last << BYTE) | b;
        if (piece > LONGEST_PIECE) {
            throw malformed("a piece of more than " + LONGEST_PIECE + " bytes, which is not read");
        }
        if (inside != Inside.TEXT) {
            if (inside.endsWith(last)) {
                inside = Inside.TEXT;
                piece = 0;
            }
        } else if (b == '<') {
            piece = 0;
        } else if (((last >> BYTE) & 0xff) == '<' && b == '?') {
            enter(Inside.INSTRUCTION);
        } else if (((last >> BYTE) & 0xffff) == OPENED && b != '-') {
            enter(b == '[' ? Inside.DATA : declared());
        } else if (((last >> BYTE) & 0xffffff) == HALF_A_COMMENT) {
            enter(b == '-' ? Inside.COMMENT : declared());
        }
    }

    /** What ends it comes behind what begins it: {@code <!-->} is no whole comment. */
    private void enter(Inside entered) {
        inside = entered;
        last = 0;
    }

    private Inside declared() throws IOException {
        throw malformed("a declaration of types or entities, which is not read");
    }

    private MalformedFileException malformed(String fault) {
        return new MalformedFileException(file, "byte " + count, fault);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
