// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import java.util.Comparator;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Finds files by their names, with a number a file in memory and no name. */
final class FileNames {
    private final IntFunction<String> names;
    private final int[] sorted;

    /**
     * Sorts files.
     *
     * @param names gives the name of each, again and again
     */
    FileNames(int count, IntFunction<String> names) {
        String[] all = IntStream.range(0, count).mapToObj(names).toArray(String[]::new);
        this.names = names;
        this.sorted = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparing(file -> all[file]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** {@return the number of a file} */
    OptionalInt find(String name) {
        int low = 0;
        int high = sorted.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = names.apply(sorted[middle]).compareTo(name);
            if (order == 0) {
                return OptionalInt.of(sorted[middle]);
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return OptionalInt.empty();
    }
}
