// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The table of twins: by the number of a sentence those that break it. */
final class Twins {
    private static final Map<String, List<Twin>> TABLE = table();

    private final Map<String, List<Twin>> twins = new TreeMap<>();

    private static Map<String, List<Twin>> table() {
        Twins all = new Twins();
        AnswerTwins.addTo(all);
        OwnerTwins.addTo(all);
        FileTwins.addTo(all);
        RequirementTwins.addTo(all);
        ProvidedTwins.addTo(all);
        OverlayTwins.addTo(all);
        ServedTwins.addTo(all);
        FeedTwins.addTo(all);
        PlaceTwins.addTo(all);
        ResultTwins.addTo(all);
        PackageTwins.addTo(all);
        LockTwins.addTo(all);
        CacheTwins.addTo(all);
        AuditTwins.addTo(all);
        GatewayTwins.addTo(all);
        return all.twins;
    }

    /** Adds a twin that breaks a sentence. */
    void add(String sentence, Twin twin) {
        twins.computeIfAbsent(sentence, absent -> new ArrayList<>()).add(twin);
    }

    /** Adds one that takes the world, the policy or the request for another. */
    void told(String sentence, String breaks, Edit edit) {
        add(sentence, Twin.told(breaks, edit));
    }

    /** Adds one that takes the answers of indexes for others, or asks more. */
    void read(String sentence, String breaks, Reader reader) {
        add(sentence, Twin.read(breaks, reader));
    }

    /** {@return those that break a sentence} */
    static List<Twin> of(String sentence) {
        return TABLE.getOrDefault(sentence, List.of());
    }

    /** {@return the sentences that are broken} */
    static List<String> sentences() {
        return List.copyOf(TABLE.keySet());
    }
}
