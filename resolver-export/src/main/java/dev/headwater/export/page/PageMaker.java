// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.page;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.text.Shown;
import dev.headwater.export.inventory.Artifact;
import dev.headwater.export.inventory.Inventory;
import dev.headwater.export.inventory.InventoryPackage;
import dev.headwater.export.inventory.LinkKnowledge;
import dev.headwater.export.inventory.Supplier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Words what an inventory says. */
final class PageMaker {
    private static final String ANCHOR = "p-";

    /** More make a name longer than a line. */
    private static final int MOST_EXTRAS = 2;

    private final Inventory inventory;
    private final Map<Supplier, PageSupplier> suppliers = new HashMap<>();
    private final Map<String, InventoryPackage> packages = new HashMap<>();
    private final Map<String, List<PagePackage.Neighbour>> neededBy = new HashMap<>();

    PageMaker(Inventory inventory) {
        this.inventory = inventory;
        Map<Supplier, Integer> counts = new HashMap<>();
        for (InventoryPackage one : inventory.packages()) {
            counts.merge(one.supplier(), 1, Integer::sum);
            packages.put(one.key(), one);
        }
        for (Supplier supplier : inventory.suppliers()) {
            suppliers.put(supplier, supplier(supplier, counts.getOrDefault(supplier, 0)));
        }
        for (InventoryPackage one : inventory.packages()) {
            for (InventoryPackage.Link link : one.links()) {
                neededBy.computeIfAbsent(link.key(), key -> new ArrayList<>())
                        .add(neighbour(one, String.join(", ", link.requirements())));
            }
        }
    }

    private PageSupplier supplier(Supplier supplier, int count) {
        int all = Math.max(1, inventory.packages().size());
        return new PageSupplier(
                PageWords.style(inventory.suppliers().indexOf(supplier)),
                PageWords.shape(supplier.kind()),
                Shown.text(supplier.name()),
                PageWords.kind(supplier.kind()),
                supplier.url().filter(url -> !url.equals(supplier.name())).orElse(""),
                count,
                Math.round(100f * count / all));
    }

    List<PageSupplier> suppliers() {
        return inventory.suppliers().stream().map(this::of).toList();
    }

    private PageSupplier of(Supplier supplier) {
        PageSupplier known = suppliers.get(supplier);
        return known == null ? supplier(supplier, 0) : known;
    }

    List<PagePackage> packages() {
        return inventory.packages().stream().map(this::read).toList();
    }

    List<Page.Fact> facts() {
        List<Page.Fact> facts = new ArrayList<>();
        inventory.target().ifPresent(target -> facts.add(new Page.Fact("For", Shown.text(target))));
        int provided = inventory.provided();
        if (provided > 0) {
            facts.add(new Page.Fact(
                    "By the package manager", PageWords.count(provided, "package", "packages of the distributor")));
        }
        facts.addAll(download());
        return facts;
    }

    /** Of files that vary in size, and where the size of some is not known, the sum is a least one. */
    private List<Page.Fact> download() {
        long sum = 0;
        boolean isExact = true;
        boolean isKnown = false;
        for (InventoryPackage one : inventory.packages()) {
            OptionalLong smallest = one.artifact().smallest();
            boolean hasFiles = !one.artifact().files().isEmpty();
            sum += smallest.orElse(0);
            isKnown |= smallest.isPresent();
            isExact &= !hasFiles
                    || (smallest.isPresent() && smallest.equals(one.artifact().largest()));
        }
        return isKnown
                ? List.of(new Page.Fact("To download", (isExact ? "" : "at least ") + PageWords.size(sum)))
                : List.of();
    }

    List<String> notices() {
        return switch (inventory.links()) {
            case ALL -> List.of();
            case SOME ->
                List.of("The lock need not list all that its packages need, so links may be missing here: of what a"
                        + " distributor provides, for example");
            case NONE ->
                List.of("The lock does not list what its packages need, so there is no graph, and nothing is known"
                        + " of what was asked for");
        };
    }

    boolean hasLinks() {
        return inventory.links() != LinkKnowledge.NONE;
    }

    private PagePackage read(InventoryPackage one) {
        Artifact artifact = one.artifact();
        return new PagePackage(
                anchor(one),
                name(one),
                version(one),
                of(one.supplier()),
                provided(artifact),
                PageWords.rule(one.rule(), one.asked()),
                one.need().direct() && inventory.links() == LinkKnowledge.ALL,
                one.need().direct(),
                PageWords.size(artifact.smallest(), artifact.largest()),
                one.asked().stream().map(PageWords::asked).toList(),
                one.need().requested().stream().map(Shown::text).toList(),
                artifact.files().stream().map(PageMaker::file).toList(),
                Shown.text(artifact.purl().orElse("")),
                notes(one, inventory.links()),
                one.links().stream()
                        .flatMap(link -> Optional.ofNullable(packages.get(link.key()))
                                .map(needed -> neighbour(needed, versions(needed, link)))
                                .stream())
                        .toList(),
                neededBy.getOrDefault(one.key(), List.of()));
    }

    /** What is required of a package, beside its name. */
    private static String versions(InventoryPackage needed, InventoryPackage.Link link) {
        String name = needed.name().value();
        return link.requirements().stream()
                .map(text ->
                        text.startsWith(name) ? text.substring(name.length()).strip() : text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private PagePackage.Neighbour neighbour(InventoryPackage one, String requirement) {
        PageSupplier supplier = of(one.supplier());
        return new PagePackage.Neighbour(
                anchor(one), name(one), version(one), supplier.style(), supplier.shape(), Shown.text(requirement));
    }

    private static String anchor(InventoryPackage one) {
        return ANCHOR + one.key();
    }

    private static String name(InventoryPackage one) {
        List<String> extras = one.need().extras();
        return one.name()
                + (extras.isEmpty()
                        ? ""
                        : extras.size() > MOST_EXTRAS
                                ? "[" + extras.size() + " extras]"
                                : "[" + String.join(",", extras) + "]");
    }

    private static String version(InventoryPackage one) {
        return one.version().map(Object::toString).orElse("");
    }

    private static String provided(Artifact artifact) {
        return artifact.provided()
                .map(by -> Shown.text(by.name() + " " + by.version()))
                .orElse("");
    }

    private static List<String> notes(InventoryPackage one, LinkKnowledge links) {
        List<String> notes = new ArrayList<>();
        if (one.need().direct() && links == LinkKnowledge.SOME) {
            notes.add("nothing in the lock is known to need it");
        }
        if (one.need().extras().size() > MOST_EXTRAS) {
            notes.add("with the extras " + String.join(", ", one.need().extras()));
        }
        one.need().marker().ifPresent(marker -> notes.add("installed where " + Shown.text(marker)));
        one.notes().forEach(note -> notes.add(Shown.text(note)));
        return notes;
    }

    private static PagePackage.FileRow file(Artifact.File file) {
        return new PagePackage.FileRow(
                Shown.text(file.name()),
                file.url().orElse(""),
                file.size().isPresent() ? PageWords.size(file.size().getAsLong()) : "",
                best(file));
    }

    private static String best(Artifact.File file) {
        return new TreeMap<>(file.hashes())
                .descendingMap().entrySet().stream()
                        .map(one -> new FileHash(one.getKey(), one.getValue()))
                        .filter(FileHash::isStrong)
                        .findFirst()
                        .map(FileHash::toString)
                        .orElse("");
    }
}
