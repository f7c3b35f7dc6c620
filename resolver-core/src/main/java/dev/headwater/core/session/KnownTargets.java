// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.tag.Target;
import dev.headwater.core.candidate.CandidateLister;
import dev.headwater.core.request.RequirementLists;
import java.util.ArrayList;
import java.util.List;

/**
 * What the sessions of one resolver share, for each of the targets that were asked for last. Changes no answer, only
 * how soon it is there. Safe for use by several threads.
 */
public final class KnownTargets {
    private static final int MOST = 4;

    /** The one that was asked for last is the last. Guarded by itself. */
    private final List<Known> targets = new ArrayList<>();

    /**
     * What is shared for one target.
     *
     * @param target the target
     * @param lister lists pages, each once
     * @param requirements what metadata requires
     */
    record Known(Target target, CandidateLister lister, RequirementLists requirements) {}

    /** {@return what is shared for a target} */
    Known of(Target target) {
        synchronized (targets) {
            Known last = take(target);
            targets.add(last);
            if (targets.size() > MOST) {
                targets.remove(0);
            }
            return last;
        }
    }

    private Known take(Target target) {
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).target().equals(target)) {
                return targets.remove(i);
            }
        }
        return new Known(target, new CandidateLister(target), new RequirementLists(target));
    }
}
