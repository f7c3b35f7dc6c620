// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import dev.headwater.distro.unpack.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Reads {@code modules.yaml}: which packages are of a module, which a package manager offers only where a stream of it
 * is chosen. Of the YAML it is enough to look at the words, in whichever form lists are written: what looks as a
 * package is one. A word of a description that looks so, too, is of no package that there is.
 */
public final class ModulesReader {
    private static final int LONGEST_LINE = 1 << 16;
    private static final int MOST = 1 << 20;

    /** What stands around words. */
    private static final String AROUND = " \t\r,[]{}\"'";

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
        StringTokenizer words = new StringTokenizer(line, AROUND);
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            if (word.indexOf(':') > 0 && word.lastIndexOf('.') > word.lastIndexOf('-')) {
                packages.add(word);
            }
        }
    }
}
