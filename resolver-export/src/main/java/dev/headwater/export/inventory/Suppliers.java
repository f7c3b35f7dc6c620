// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The suppliers of an inventory. */
final class Suppliers {
    /** Stands for all places that the request names itself. */
    static final Supplier PLACE = new Supplier("direct URL", Supplier.Kind.PLACE, Optional.empty());

    /** Stands for whoever supplies what another tool locked without saying who does. */
    static final Supplier UNKNOWN = new Supplier("not recorded", Supplier.Kind.UNKNOWN, Optional.empty());

    private Suppliers() {}

    /** {@return those that supply something: the known ones in their order, then the others by kind and name} */
    static List<Supplier> inOrder(List<Supplier> known, List<InventoryPackage> packages) {
        Set<Supplier> left = new HashSet<>();
        packages.forEach(one -> left.add(one.supplier()));
        List<Supplier> all = new ArrayList<>();
        for (Supplier supplier : known) {
            if (left.remove(supplier)) {
                all.add(supplier);
            }
        }
        left.stream()
                .sorted(Comparator.comparing(Supplier::kind)
                        .thenComparing(Supplier::name)
                        .thenComparing(supplier -> supplier.url().orElse("")))
                .forEach(all::add);
        return all;
    }
}
