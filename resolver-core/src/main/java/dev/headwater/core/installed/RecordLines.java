// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a record of a package manager, one at a time, each bounded. */
final class RecordLines {
    private static final int LONGEST = 1 << 16;
    private static final int BUFFER = 1 << 13;
    private static final int MOST = 50_000_000;

    private final InputStream in;
    private final String file;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private int at;
    private int end;
    private int number;

    /**
     * Reads lines.
     *
     * @param file how to call it
     */
    RecordLines(InputStream in, String file) {
        this.in = in;
        this.file = file;
    }

    /** {@return the next line without its end; null behind the last} */
    @Nullable
    String next() throws IOException {
        if (!fill()) {
            return null;
        }
        number++;
        line.reset();
        while (fill()) {
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            if (line.size() + at - from > LONGEST) {
                throw fault("is longer than " + LONGEST + " bytes");
            }
            line.write(buffer, from, at - from);
            if (at < end) {
                at++;
                break;
            }
        }
        if (number > MOST) {
            throw fault("is one more than the " + MOST + " that are read");
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** {@return whether there is more} */
    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return at < end;
    }

    UnreadableRecordsException fault(String what) {
        return new UnreadableRecordsException(file + ", line " + number + " " + what);
    }
}
