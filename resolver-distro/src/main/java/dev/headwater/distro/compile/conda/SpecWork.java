// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.conda;

import dev.headwater.api.index.IndexFault;
import dev.headwater.distro.conda.MatchSpec;
import dev.headwater.distro.repository.Faults;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * How much there is to compare: each way in which a package is asked for is held against each build of it that counts.
 * A list of a few megabytes could have billions of such pairs.
 */
final class SpecWork {
    private static final long MOST = 1L << 30;

    private SpecWork() {}

    /**
     * Refuses what would take too long.
     *
     * @param builds those that count
     * @param counted how many builds of a name count
     * @param location where the first channel is
     * @throws dev.headwater.distro.repository.UnreadableRepositoryException if there is more than is compared
     */
    static void require(Collection<CondaMember> builds, ToIntFunction<String> counted, String location) {
        Map<String, Set<String>> asked = new HashMap<>();
        long pairs = 0;
        for (CondaMember build : builds) {
            List<String> texts = new ArrayList<>(build.listed().depends());
            texts.addAll(build.listed().constrains());
            for (String text : texts) {
                String name = MatchSpec.nameIn(text);
                int count = counted.applyAsInt(name);
                if (count > 0
                        && asked.computeIfAbsent(name, key -> new HashSet<>()).add(text)) {
                    pairs += count;
                }
            }
        }
        if (pairs > MOST) {
            throw Faults.of(
                    IndexFault.Kind.CONTENT,
                    location,
                    "has " + pairs + " pairs of a bound and a build, and at most " + MOST + " are compared",
                    "");
        }
    }
}
