// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A process with all that it started, also what its parents left behind. */
final class ProcessTree {
    /** Who starts processes faster than they are ended wins in the end. */
    private static final int MOST_ROUNDS = 100;

    private static final int LONGEST_ENVIRONMENT = 1 << 20;

    private ProcessTree() {}

    /**
     * Ends all of it. What it wrote can still be read.
     *
     * @param variable a variable with its value, {@code NAME=VALUE}, that only these processes were started with: on
     *     Linux it tells whose a process is when its parents are gone
     */
    static void end(ProcessHandle process, String variable) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<ProcessHandle> left = ProcessHandle.allProcesses()
                    .filter(each -> hasVariable(each.pid(), variable))
                    .toList();
            if (left.isEmpty()) {
                return;
            }
            left.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Read so that it is read in a thread that was interrupted, too. */
    private static boolean hasVariable(long pid, String variable) {
        try (InputStream environment = new FileInputStream("/proc/" + pid + "/environ")) {
            String text = new String(environment.readNBytes(LONGEST_ENVIRONMENT), StandardCharsets.UTF_8);
            return List.of(text.split("\0", -1)).contains(variable);
        } catch (IOException e) {
            // It is gone, or of somebody else, or this is no Linux.
            return false;
        }
    }
}
