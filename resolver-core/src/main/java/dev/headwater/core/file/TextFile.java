// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a text file that may be anything: bounded in size, UTF-8 only. */
public final class TextFile {
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final char REPLACEMENT = '\ufffd';

    private TextFile() {}

    /**
     * Reads a file.
     *
     * @param longest how many bytes it may have
     * @return its text, a byte order mark included
     * @throws FileFault if it is missing, no regular file, unreadable, too long or not UTF-8
     */
    public static String read(Path file, int longest) {
        return text(bytes(file, longest));
    }

    /**
     * {@return the text that bytes are, a byte order mark included}
     *
     * @throws FileFault if they are not UTF-8
     */
    static String text(byte[] bytes) {
        // The mark of UTF-32 in its little order begins with that of UTF-16.
        if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff)) {
            throw FileFault.whole("the file is UTF-32; save it as UTF-8");
        } else if (startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0xff, 0xfe)) {
            throw FileFault.whole("the file is UTF-16; save it as UTF-8");
        }
        return decode(bytes);
    }

    /** {@return whether a text begins with a byte order mark} */
    public static boolean hasByteOrderMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    }

    /**
     * {@return the bytes of a file}
     *
     * @param longest how many it may have
     * @throws FileFault if it is missing, no regular file, unreadable or too long
     */
    static byte[] bytes(Path file, int longest) {
        try {
            // Asked before opening: opening a pipe would wait for its other end.
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw FileFault.whole("this is not a regular file");
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(longest + 1);
                if (bytes.length > longest) {
                    throw FileFault.whole("the file is longer than " + longest + " bytes, which no such file needs");
                }
                return bytes;
            }
        } catch (NoSuchFileException e) {
            throw FileFault.whole(
                    Files.isSymbolicLink(file) ? "this is a link that leads nowhere" : "there is no such file");
        } catch (AccessDeniedException e) {
            throw FileFault.whole("the file may not be read; check its permissions");
        } catch (IOException e) {
            throw FileFault.whole("the file cannot be read: " + e.getMessage());
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i == bytes.length || (bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static String decode(byte[] bytes) {
        // Quick, and puts a mark in the place of whatever is not UTF-8: without one all of it is.
        String quick = new String(bytes, StandardCharsets.UTF_8);
        return quick.indexOf(REPLACEMENT) < 0 ? quick : decodeStrictly(bytes);
    }

    private static String decodeStrictly(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        // UTF-8 never has more chars than bytes.
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        String text = out.toString();
        if (result.isError()) {
            throw FileFault.at(lineAt(text, text.length()), "the text is not UTF-8; save the file as UTF-8");
        }
        return text;
    }

    /** {@return the number of the line, counted from 1, that holds an offset} */
    static int lineAt(String text, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }
}
