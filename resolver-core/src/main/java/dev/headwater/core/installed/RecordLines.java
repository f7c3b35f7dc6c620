// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a record of a package manager, one at a time, each bounded. */
final class RecordLines {
    private static final int LONGEST = 1 << 16;
    private static final int MOST = 50_000_000;

    private final InputStream in;
    private final String file;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int number;

    /**
     * Reads lines.
     *
     * @param file how to call it
     */
    RecordLines(InputStream in, String file) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.file = file;
    }

    /** {@return the next line without its end; null behind the last} */
    @Nullable
    String next() throws IOException {
        line.reset();
        int read = in.read();
        if (read < 0) {
            return null;
        }
        number++;
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (line.size() == LONGEST) {
                throw fault("is longer than " + LONGEST + " bytes");
            }
            line.write(read);
        }
        if (number > MOST) {
            throw fault("is one more than the " + MOST + " that are read");
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    UnreadableRecordsException fault(String what) {
        return new UnreadableRecordsException(file + ", line " + number + " " + what);
    }
}
