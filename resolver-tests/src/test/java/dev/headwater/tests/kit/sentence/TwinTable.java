// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.sentence;

import dev.headwater.tests.kit.twin.Twin;
import dev.headwater.tests.kit.twin.Twins;
import java.util.List;
import java.util.Map;

/** The table of twins: by the number of a sentence those that break it. */
final class TwinTable {
    private static final Map<String, List<Twin>> TABLE = table();

    private TwinTable() {}

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
        return all.table();
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
