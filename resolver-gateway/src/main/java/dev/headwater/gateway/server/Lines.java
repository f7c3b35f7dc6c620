// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * The lines that clients can cause, by kind: one that is caused again and again hides none of another kind.
 *
 * @param refused what the policy refuses
 * @param unanswered what no index has answered for
 * @param noFile files that cannot be had
 * @param cutOff clients that were too slow
 */
record Lines(FewLines refused, FewLines unanswered, FewLines noFile, FewLines cutOff) {
    static Lines of(InstantSource clock, Consumer<String> log) {
        return new Lines(
                new FewLines("refused", clock, log),
                new FewLines("no answer", clock, log),
                new FewLines("no file", clock, log),
                new FewLines("cut off", clock, log));
    }

    private List<FewLines> all() {
        return List.of(refused, unanswered, noFile, cutOff);
    }

    /** Says what was left out of a minute that is over; to be called again and again. */
    void look() {
        all().forEach(FewLines::look);
    }

    /** Says what was left out. */
    void end() {
        all().forEach(FewLines::end);
    }
}
