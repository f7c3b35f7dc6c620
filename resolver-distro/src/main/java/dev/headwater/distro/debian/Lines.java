// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import dev.headwater.distro.unpack.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a file, one at a time, as bytes: most of them are never needed as text. */
final class Lines {
    private final InputStream in;
    private final String file;
    private final int longest;
    private byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private int next;
    private int end;
    private long number;

    /**
     * Reads lines of a stream.
     *
     * @param file how to call it
     * @param longest the length of the longest line that is read
     */
    Lines(InputStream in, String file, int longest) {
        this.in = in;
        this.file = file;
        this.longest = longest;
    }

    /** Goes to the next line, if there is one. */
    boolean next() throws IOException {
        from = next;
        int at = next;
        while (true) {
            while (at < end) {
                if (buffer[at] == '\n') {
                    return found(at, at + 1);
                }
                at++;
            }
            int scanned = at - from;
            if (!fill()) {
                return scanned > 0 && found(from + scanned, end);
            }
            at = from + scanned;
        }
    }

    private boolean found(int lineEnd, int following) throws MalformedFileException {
        number++;
        next = following;
        to = lineEnd > from && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        if (to - from > longest) {
            throw tooLong();
        }
        return true;
    }

    /** Reads more behind what is there of this line. */
    private boolean fill() throws IOException {
        if (end - from > longest) {
            number++;
            throw tooLong();
        }
        if (end == buffer.length) {
            if (from > 0) {
                System.arraycopy(buffer, from, buffer, 0, end - from);
                end -= from;
                from = 0;
            } else {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            return false;
        }
        end += read;
        return true;
    }

    private MalformedFileException tooLong() {
        return fault(number, "is longer than " + longest + " bytes");
    }

    /** {@return the bytes in which the line is, from {@link #from} to {@link #to}; valid until the next line} */
    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** {@return the number of the line, from 1} */
    long number() {
        return number;
    }

    String text(int start) {
        return new String(buffer, start, to - start, StandardCharsets.UTF_8);
    }

    MalformedFileException fault(String what) {
        return fault(number, what);
    }

    MalformedFileException fault(long line, String what) {
        return new MalformedFileException(file, "line " + line, what);
    }
}
