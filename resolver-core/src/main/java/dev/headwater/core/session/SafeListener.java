// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionStatistics;
import dev.headwater.api.version.Version;

/** Tells a host's listener one event at a time, and keeps what it throws from changing an answer. */
public final class SafeListener implements ResolutionListener {
    private final ResolutionListener listener;

    /** Guarded by this. */
    private boolean ended;

    public SafeListener(ResolutionListener listener) {
        this.listener = listener;
    }

    /** Questions are asked from the threads of the indexes, too, so events are put in a row here. */
    private synchronized void tell(Runnable event) {
        if (ended) {
            // Something that was asked ahead, when nobody wanted it any more.
            return;
        }
        try {
            event.run();
        } catch (RuntimeException | Error e) {
            // The contract of a listener: what it throws is ignored. There is nobody to tell it to.
            assert e != null;
        }
    }

    @Override
    public void asked(IndexId index, ProjectName name) {
        tell(() -> listener.asked(index, name));
    }

    @Override
    public void owned(Ownership ownership) {
        tell(() -> listener.owned(ownership));
    }

    @Override
    public void considered(ProjectName name, Version version) {
        tell(() -> listener.considered(name, version));
    }

    @Override
    public void ended(ResolutionStatistics statistics) {
        tell(() -> {
            ended = true;
            listener.ended(statistics);
        });
    }
}
