// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import dev.headwater.http.file.Descriptors;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What is wrong with a cache folder: each kind of it is said once, whatever comes of it later. */
final class Trouble {
    private final Path folder;
    private final Consumer<String> listener;
    private final AtomicBoolean saidNotKept = new AtomicBoolean();
    private final AtomicBoolean saidPassedOver = new AtomicBoolean();

    Trouble(Path folder, Consumer<String> listener) {
        this.folder = folder;
        this.listener = listener;
    }

    /** Answers cannot be kept. */
    void notKept(Exception e) {
        if (saidNotKept.compareAndSet(false, true)) {
            listener.accept("answers are not kept in " + folder + ": " + text(e));
        }
    }

    /** Answers that are kept are passed over. */
    void passedOver(String why) {
        if (saidPassedOver.compareAndSet(false, true)) {
            listener.accept("kept answers are passed over: " + why);
        }
    }

    /** A pack is passed over. */
    void passedOver(UnreadablePackException e) {
        passedOver(e.cause().of(e.file()));
    }

    private static String text(Exception e) {
        if (e instanceof AccessDeniedException) {
            return "it may not be written to";
        } else if (Descriptors.areUsedUp(e)) {
            return Descriptors.USED_UP;
        }
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
