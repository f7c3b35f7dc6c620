// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.util.LinkedHashMap;
import java.util.Map;

/** The packs of a cache folder that are in use. Few are open at a time, those used last, as each takes descriptors. */
final class Packs {
    private static final int MOST_OPEN = 16;
    private static final float LOAD = 0.75f;

    private final Layout layout;
    private final Trouble trouble;
    private final Map<String, Pack> open = new LinkedHashMap<>(MOST_OPEN, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pack> eldest) {
            boolean tooMany = size() > MOST_OPEN;
            if (tooMany) {
                eldest.getValue().retire();
            }
            return tooMany;
        }
    };

    Packs(Layout layout, Trouble trouble) {
        this.layout = layout;
        this.trouble = trouble;
    }

    synchronized Pack of(String name) {
        Pack pack = open.get(name);
        if (pack == null) {
            pack = new Pack(layout, name, trouble);
            open.put(name, pack);
        }
        return pack;
    }

    /** Lets go of all files: some systems rename nothing over a file that is open. */
    synchronized void close() {
        open.values().forEach(Pack::retire);
        open.clear();
    }
}
