// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects twins: by the number of a sentence those that break it. */
public final class Twins {
    private final Map<String, List<Twin>> twins = new TreeMap<>();

    /** Adds a twin that breaks a sentence. */
    public void add(String sentence, Twin twin) {
        twins.computeIfAbsent(sentence, absent -> new ArrayList<>()).add(twin);
    }

    /** Adds one that takes the world, the policy or the request for another. */
    public void told(String sentence, String breaks, Edit edit) {
        add(sentence, Twin.told(breaks, edit));
    }

    /** Adds one that takes the answers of indexes for others, or asks more. */
    public void read(String sentence, String breaks, Reader reader) {
        add(sentence, Twin.read(breaks, reader));
    }

    /** {@return those that were added, by sentence} */
    public Map<String, List<Twin>> table() {
        return Collections.unmodifiableMap(twins);
    }
}
