// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.name.ProjectName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The last decisions, by whatever policy, the newest first. Safe for use by many threads. */
public final class Decisions {
    private static final int MOST = 100;

    /** Guarded by this, as the next one. */
    private final Deque<Decision> recent = new ArrayDeque<>();

    /** Apart: what was refused is not to be lost among what is served. */
    private final Deque<Decision> refusals = new ArrayDeque<>();

    synchronized void add(Decision decision) {
        add(recent, decision);
        if (decision.isRefusal()) {
            add(refusals, decision);
        }
    }

    private static void add(Deque<Decision> some, Decision decision) {
        some.addFirst(decision);
        if (some.size() > MOST) {
            some.removeLast();
        }
    }

    /** {@return all that are remembered} */
    public synchronized List<Decision> recent() {
        return List.copyOf(recent);
    }

    /** {@return those by which an installer got nothing} */
    public synchronized List<Decision> refusals() {
        return List.copyOf(refusals);
    }

    /** {@return those about a project} */
    public List<Decision> about(ProjectName name) {
        List<Decision> all = new ArrayList<>(recent());
        refusals().stream().filter(one -> !all.contains(one)).forEach(all::add);
        Stream<Decision> about = all.stream().filter(one -> one.name().equals(name));
        return about.toList();
    }
}
