// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.loopback;

import java.util.Random;
import java.util.SplittableRandom;

/** Random numbers of seeds that follow one another: those of the library begin alike then. */
public final class Seeds {
    private Seeds() {}

    /** {@return the numbers of a seed} */
    public static Random random(long seed) {
        return new Random(new SplittableRandom(seed).nextLong());
    }
}
