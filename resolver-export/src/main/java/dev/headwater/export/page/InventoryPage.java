// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.page;

import dev.headwater.export.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The page of an inventory: up to a number of packages with a graph, above it with a tree. */
final class InventoryPage {
    private static final int MOST_NAMED = 3;

    private InventoryPage() {}

    /** What was asked for says more than that something was. */
    private static String title(Inventory inventory) {
        List<String> asked = inventory.packages().stream()
                .filter(one -> one.need().direct() && !one.need().requested().isEmpty())
                .map(one -> one.name().value())
                .distinct()
                .toList();
        if (!inventory.subject().equals(Inventory.REQUEST) || asked.isEmpty()) {
            return PageWords.title(inventory.subject());
        }
        int more = asked.size() - MOST_NAMED;
        return String.join(", ", asked.subList(0, Math.min(MOST_NAMED, asked.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    static Page of(Inventory inventory, String state, String stateWords, List<String> warnings, List<String> hints) {
        PageMaker maker = new PageMaker(inventory);
        List<PagePackage> packages = maker.packages();
        List<PageSupplier> suppliers = maker.suppliers();
        List<String> notices = new ArrayList<>(maker.notices());
        notices.addAll(warnings);
        long arrows = packages.stream().mapToLong(one -> one.needs().size()).sum();
        boolean hasMap = packages.size() <= PageMap.MOST_PACKAGES && arrows <= PageMap.MOST_ARROWS;
        boolean isDrawn = maker.hasLinks() && !packages.isEmpty();
        return new Page(
                title(inventory),
                state,
                stateWords,
                PageWords.count(packages.size(), "package", "packages") + " from "
                        + PageWords.count(suppliers.size(), "supplier", "suppliers"),
                maker.facts(),
                notices,
                List.of(),
                hints,
                suppliers,
                packages,
                List.of(),
                isDrawn && hasMap ? Optional.of(PageMap.of(packages)) : Optional.empty(),
                isDrawn && !hasMap ? TreeMaker.of(packages) : List.of());
    }
}
