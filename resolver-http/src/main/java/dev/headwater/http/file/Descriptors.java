// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.file;

/**
 * Tells that this process, or the machine, has no file descriptor left: then neither files nor connections can be
 * opened, and it is nobody else's fault. Java has no type for it but the system's words, in one of many exceptions.
 */
public final class Descriptors {
    /** What to say of it. */
    public static final String USED_UP = "this process has run out of file descriptors";

    /** What to do about it. */
    public static final String REPAIR = "let it have more open files at once, with ulimit -n in most shells";

    private static final String WORDS = "Too many open files";
    private static final int DEEPEST = 16;

    private Descriptors() {}

    /** {@return whether a failure comes of it} */
    public static boolean areUsedUp(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (String.valueOf(cause.getMessage()).contains(WORDS)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
