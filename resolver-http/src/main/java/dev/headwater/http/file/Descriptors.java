// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.file;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.file.FileSystemException;

/**
 * Tells that this process, or the machine, has no file descriptor left: then neither files nor connections can be
 * opened, and it is nobody else's fault. Java has no type for it but the system's words, in one of many exceptions.
 */
public final class Descriptors {
    /** What to say of it. */
    public static final String USED_UP = "this process has run out of file descriptors";

    private static final String WORDS = "Too many open files";
    /** It need not be there to find out. */
    private static final String ANY_FILE = "/dev/null";

    private static final int DEEPEST = 16;

    private Descriptors() {}

    /** {@return whether a failure comes of it} */
    public static boolean areUsedUp(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            // A class loader says only that there is no such class.
            if (says(cause) || (cause instanceof LinkageError && noneIsLeft())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** What a server said may stand in other exceptions, and is not to be taken for what the system says. */
    private static boolean says(Throwable cause) {
        boolean ofSystem = cause instanceof SocketException
                || cause instanceof FileSystemException
                || cause instanceof FileNotFoundException
                || cause.getClass() == IOException.class;
        return ofSystem && String.valueOf(cause.getMessage()).contains(WORDS);
    }

    private static boolean noneIsLeft() {
        try (InputStream nothing = new FileInputStream(ANY_FILE)) {
            return nothing.available() < 0;
        } catch (IOException e) {
            return says(e);
        }
    }
}
