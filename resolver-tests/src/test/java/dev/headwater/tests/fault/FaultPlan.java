// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fault;

import dev.headwater.tests.loopback.Framing;
import dev.headwater.tests.loopback.Seeds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says what goes wrong with each answer: a function of the seed, the path, and how often that was asked for, so that it
 * is the same in whichever order questions come.
 */
final class FaultPlan {
    private static final Fault[] KINDS = Fault.values();
    private static final List<Framing> FRAMINGS = List.of(Framing.values());

    private final long seed;
    private final int percent;
    private final boolean holds;

    /** What goes wrong most often, so that few plans have all kinds among them. */
    private final Fault usual;

    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    private FaultPlan(long seed, int percent, boolean holds) {
        this.seed = seed;
        this.percent = percent;
        usual = KINDS[Math.floorMod(seed, KINDS.length)];
        this.holds = holds || (percent > 0 && isHolding(usual));
    }

    private static boolean isHolding(Fault kind) {
        return kind == Fault.HELD || kind == Fault.HELD_IN_BODY;
    }

    /** {@return a plan in which nothing goes wrong} */
    static FaultPlan sound(long seed) {
        return new FaultPlan(seed, 0, false);
    }

    /** {@return the plan of a seed} In one of four answers are held; those take the time of a time-out. */
    static FaultPlan of(long seed) {
        Random random = Seeds.random(seed);
        return new FaultPlan(seed, new int[] {5, 15, 30, 50}[random.nextInt(4)], random.nextInt(8) == 0);
    }

    boolean holds() {
        return holds;
    }

    /**
     * What is done to one answer.
     *
     * @param fault what goes wrong, if something does
     * @param framing how the end of the body is told
     * @param packed whether it is packed, where it may be
     * @param random for what remains to be chosen
     */
    record Step(Optional<Fault> fault, Framing framing, boolean packed, Random random) {}

    Step next(String path) {
        int time = asked.merge(path, 1, Integer::sum);
        Random random = Seeds.random(seed * 1_000_003L + path.hashCode() * 31L + time);
        Optional<Fault> fault = Optional.empty();
        if (random.nextInt(100) < percent) {
            Fault kind = random.nextBoolean() ? usual : KINDS[random.nextInt(KINDS.length)];
            boolean isLeftOut = !holds && isHolding(kind);
            fault = isLeftOut ? Optional.empty() : Optional.of(kind);
        }
        Framing framing = FRAMINGS.get(random.nextInt(FRAMINGS.size()));
        return new Step(fault, framing, random.nextBoolean(), random);
    }
}
