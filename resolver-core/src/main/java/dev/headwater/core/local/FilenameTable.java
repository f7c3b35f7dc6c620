// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import java.util.function.IntPredicate;

/** Finds a file of a page by its name: a hash table of places, which costs eight bytes a file. */
final class FilenameTable {
    private final FileColumns columns;
    /** Places plus one, at the hash of their names or the next free slot; 0 is free. At most half of it is taken. */
    private final int[] slots;

    FilenameTable(FileColumns columns) {
        this.columns = columns;
        this.slots = new int[Math.max(2, Integer.highestOneBit(columns.count) * 4)];
        for (int i = 0; i < columns.count; i++) {
            int slot = slot(columns.filename(i));
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = i + 1;
        }
    }

    /** {@return the place of the first file of that name that is accepted; -1 if there is none} */
    int find(String filename, IntPredicate accepted) {
        for (int slot = slot(filename); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
            int place = slots[slot] - 1;
            if (columns.filename(place).equals(filename) && accepted.test(place)) {
                return place;
            }
        }
        return -1;
    }

    private int slot(String filename) {
        int hash = filename.hashCode();
        return (hash ^ hash >>> 16) & (slots.length - 1);
    }
}
