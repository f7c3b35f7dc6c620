// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.property;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lists that differ in one place. */
final class Lists {
    private Lists() {}

    /** {@return every list without one element, then every list with one element made smaller} */
    static <T> List<List<T>> smaller(List<T> list, Function<T, List<T>> shrink) {
        List<List<T>> smaller = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            List<T> without = new ArrayList<>(list);
            without.remove(i);
            smaller.add(without);
        }
        for (int i = 0; i < list.size(); i++) {
            for (T less : shrink.apply(list.get(i))) {
                List<T> changed = new ArrayList<>(list);
                changed.set(i, less);
                smaller.add(changed);
            }
        }
        return smaller;
    }
}
