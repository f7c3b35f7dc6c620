// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import dev.headwater.distro.unpack.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads {@code modules.yaml}: which packages are of a module, which a package manager offers only where a stream of it
 * is chosen. Of the YAML it is enough to look at the items of lists: what looks as a package is one.
 */
public final class ModulesReader {
    private static final int LONGEST_LINE = 1 << 16;
    private static final int MOST = 1 << 20;

    private ModulesReader() {}

    /**
     * Reads it.
     *
     * @param in is read to its end, and not closed
     * @param file how to call it where something is wrong
     * @return each package as {@link RpmPackage#place} tells it
     * @throws MalformedFileException if it cannot be read
     */
    public static Set<String> read(InputStream in, String file) throws IOException {
        Set<String> packages = new HashSet<>();
        byte[] line = new byte[LONGEST_LINE];
        byte[] bytes = new byte[1 << 13];
        int length = 0;
        long count = 0;
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            for (int i = 0; i < read; i++) {
                count++;
                if (bytes[i] == '\n') {
                    add(new String(line, 0, length, StandardCharsets.UTF_8), packages);
                    length = 0;
                } else if (length == LONGEST_LINE || packages.size() > MOST) {
                    throw new MalformedFileException(file, "byte " + count, "is larger than what is read");
                } else {
                    line[length++] = bytes[i];
                }
            }
        }
        add(new String(line, 0, length, StandardCharsets.UTF_8), packages);
        return packages;
    }

    private static void add(String line, Set<String> packages) {
        String text = line.strip();
        if (text.startsWith("- ")) {
            String item = text.substring(2).strip().replace("\"", "").replace("'", "");
            int colon = item.indexOf(':');
            if (colon > 0 && item.indexOf(' ') < 0 && item.lastIndexOf('.') > item.lastIndexOf('-')) {
                packages.add(item);
            }
        }
    }
}
