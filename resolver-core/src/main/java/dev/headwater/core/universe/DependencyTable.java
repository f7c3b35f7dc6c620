// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.universe;

import org.jspecify.annotations.Nullable;

/**
 * Dependencies as the solver sees them: by feature, or by project for those without any, and by candidate. It takes
 * room for those that were set alone: which candidate is looked at of a hundred thousand, who wrote the page chooses.
 */
final class DependencyTable {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    /** Both numbers of a place, at its hash or the next that is free. At most half of it is taken. */
    private long[] keys = new long[128];

    private int[] @Nullable [] values = new int[128] @Nullable [];
    private int count;

    /** {@return the dependencies, or null if they were not set} */
    int @Nullable [] get(int feature, int candidate) {
        return values[slot(key(feature, candidate))];
    }

    /** Sets dependencies that were not set. */
    void set(int feature, int candidate, int[] dependencies) {
        if (2 * count == keys.length) {
            grow();
        }
        put(key(feature, candidate), dependencies);
        count++;
    }

    private void put(long key, int[] dependencies) {
        int slot = slot(key);
        keys[slot] = key;
        values[slot] = dependencies;
    }

    private static long key(int feature, int candidate) {
        return ((long) feature << Integer.SIZE) | candidate;
    }

    private int slot(long key) {
        int slot = (int) ((key * FACTOR) >>> Integer.SIZE) & (keys.length - 1);
        while (values[slot] != null && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] @Nullable [] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new int[keys.length] @Nullable [];
        for (int slot = 0; slot < oldKeys.length; slot++) {
            int[] dependencies = oldValues[slot];
            if (dependencies != null) {
                put(oldKeys[slot], dependencies);
            }
        }
    }
}
