// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.inventory;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.lock.LockedFile;
import dev.headwater.api.lock.LockedOverlays;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.lock.LockedSource;
import dev.headwater.api.lock.LockedSupply;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Requirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the inventory of a lock. */
final class LockedReader {
    private final Lock lock;
    private final LockedKeys keys;
    private final Map<IndexId, Supplier> indexes = new HashMap<>();
    private final List<Supplier> order = new ArrayList<>();

    /** The keys from which all are reached. */
    private Set<String> tops = Set.of();

    LockedReader(Lock lock) {
        this.lock = lock;
        this.keys = new LockedKeys(lock);
        lock.record().ifPresent(record -> record.indexes().forEach(this::add));
    }

    private void add(LockRecord.Index index) {
        boolean isFeed = index.kind().equals("debian") || index.kind().equals("feed");
        Supplier supplier = new Supplier(
                index.id().value(),
                isFeed ? Supplier.Kind.DISTRIBUTOR : Supplier.Kind.INDEX,
                index.ofPackages().flatMap(WebUrl::of));
        indexes.put(index.id(), supplier);
        order.add(supplier);
    }

    Inventory inventory() {
        List<List<InventoryPackage.Link>> links = new ArrayList<>();
        for (LockedPackage locked : lock.packages()) {
            links.add(links(locked));
        }
        List<LockRecord.Provided> provided =
                lock.record().map(LockRecord::provided).orElse(List.of());
        for (LockRecord.Provided one : provided) {
            links.add(links(one));
        }
        tops = tops(links, provided);
        List<InventoryPackage> packages = new ArrayList<>();
        for (int i = 0; i < lock.packages().size(); i++) {
            packages.add(read(lock.packages().get(i), links.get(i)));
        }
        for (LockRecord.Provided one : provided) {
            packages.add(read(one, links.get(packages.size())));
        }
        return new Inventory(
                Inventory.LOCK, target(), Suppliers.inOrder(order, packages), packages, knowledge(links, provided));
    }

    private Set<String> tops(List<List<InventoryPackage.Link>> links, List<LockRecord.Provided> provided) {
        List<String> all = new ArrayList<>();
        lock.packages().forEach(locked -> all.add(keys.of(locked)));
        provided.forEach(one -> all.add(keys.of(one)));
        SortedMap<String, List<String>> needs = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            needs.put(
                    all.get(i),
                    links.get(i).stream().map(InventoryPackage.Link::key).toList());
        }
        return Tops.of(needs);
    }

    private Optional<String> target() {
        return lock.record()
                .map(LockRecord::target)
                .map(target -> "Python " + target.python() + " on " + String.join(", ", target.platforms()));
    }

    /** A lock of ours lists what its packages need of one another, but not what they need of a distributor's. */
    private LinkKnowledge knowledge(List<List<InventoryPackage.Link>> links, List<LockRecord.Provided> provided) {
        boolean isOurs = lock.record().isPresent();
        if (isOurs && (provided.isEmpty() || lock.packages().isEmpty())) {
            return LinkKnowledge.ALL;
        }
        boolean hasSome = links.stream().anyMatch(some -> !some.isEmpty());
        return hasSome || isOurs ? LinkKnowledge.SOME : LinkKnowledge.NONE;
    }

    private List<InventoryPackage.Link> links(LockedPackage locked) {
        Set<String> found = new HashSet<>();
        for (LockedPackage.Dependency dependency : locked.dependencies()) {
            found.addAll(keys.of(dependency.name(), dependency.version()));
        }
        found.remove(keys.of(locked));
        return found.stream()
                .map(key -> new InventoryPackage.Link(key, List.of()))
                .toList();
    }

    private List<InventoryPackage.Link> links(LockRecord.Provided provided) {
        Map<String, List<String>> found = new TreeMap<>();
        for (String text : provided.requires()) {
            try {
                ProjectName name = Requirement.parse(text).name();
                keys.of(name, Optional.empty())
                        .forEach(key -> found.computeIfAbsent(key, one -> new ArrayList<>())
                                .add(text));
            } catch (InvalidRequirementException e) {
                // What is none leads to no package.
            }
        }
        found.remove(keys.of(provided));
        List<InventoryPackage.Link> links = new ArrayList<>();
        found.forEach((key, texts) -> links.add(new InventoryPackage.Link(key, texts)));
        return links;
    }

    private InventoryPackage read(LockedPackage locked, List<InventoryPackage.Link> links) {
        String key = keys.of(locked);
        Supplier supplier = supplier(locked);
        Optional<Ownership> ownership = ownership(locked.name());
        return new InventoryPackage(
                key,
                locked.name(),
                locked.version(),
                supplier,
                locked.supply().map(LockedSupply::rule),
                ownership.map(Ownership::asked).orElse(List.of()),
                new InventoryPackage.Need(
                        tops.contains(key),
                        List.of(),
                        List.of(),
                        locked.marker().map(Object::toString)),
                new Artifact(
                        locked.version()
                                .map(version -> PackageUrls.of(
                                        locked.name(), version, origin(locked, supplier), subdirectory(locked))),
                        Optional.empty(),
                        locked.source().files().stream().map(LockedReader::file).toList()),
                links,
                notes(locked));
    }

    private InventoryPackage read(LockRecord.Provided provided, List<InventoryPackage.Link> links) {
        String key = keys.of(provided);
        return new InventoryPackage(
                key,
                provided.name(),
                Optional.of(provided.version()),
                indexes.getOrDefault(
                        provided.index(),
                        new Supplier(provided.index().value(), Supplier.Kind.DISTRIBUTOR, Optional.empty())),
                ownership(provided.name()).map(Ownership::rule),
                ownership(provided.name()).map(Ownership::asked).orElse(List.of()),
                new InventoryPackage.Need(tops.contains(key), List.of(), List.of(), Optional.empty()),
                new Artifact(
                        PackageUrls.parse(provided.purl()),
                        Optional.of(new Artifact.DistributorPackage(
                                provided.packageName(),
                                provided.packageVersion(),
                                PackageUrls.of(provided.name(), provided.version(), new TreeMap<>()))),
                        List.of()),
                links,
                notes(provided.overlays()));
    }

    private static Optional<String> subdirectory(LockedPackage locked) {
        return locked.source() instanceof LockedSource.Archive archive ? archive.subdirectory() : Optional.empty();
    }

    private Optional<Ownership> ownership(ProjectName name) {
        return lock.record().flatMap(record -> record.ownership(name));
    }

    private Supplier supplier(LockedPackage locked) {
        if (!locked.source().isOfIndex()
                || locked.supply()
                        .filter(how -> how.rule() == OwnerRule.DIRECT_URL)
                        .isPresent()) {
            return Suppliers.PLACE;
        }
        return locked.supply()
                .flatMap(LockedSupply::owner)
                .map(id -> indexes.getOrDefault(
                        id,
                        new Supplier(
                                id.value(), Supplier.Kind.INDEX, locked.index().flatMap(WebUrl::of))))
                .or(() -> locked.index()
                        .flatMap(WebUrl::of)
                        .map(url -> new Supplier(url, Supplier.Kind.INDEX, Optional.of(url))))
                .orElse(Suppliers.UNKNOWN);
    }

    private static SortedMap<String, String> origin(LockedPackage locked, Supplier supplier) {
        SortedMap<String, String> qualifiers = new TreeMap<>();
        if (supplier.kind() == Supplier.Kind.PLACE) {
            locked.source().files().stream()
                    .flatMap(file -> file.place().url().stream())
                    .flatMap(url -> WebUrl.of(url).stream())
                    .findFirst()
                    .ifPresent(url -> qualifiers.put("download_url", url));
            if (locked.source() instanceof LockedSource.Vcs vcs) {
                vcs.place()
                        .url()
                        .flatMap(WebUrl::of)
                        .ifPresent(url -> qualifiers.put("vcs_url", vcs.type() + "+" + url + "@" + vcs.commitId()));
            }
        } else {
            locked.index()
                    .flatMap(WebUrl::of)
                    .or(supplier::url)
                    .ifPresent(url -> qualifiers.put("repository_url", url));
        }
        return qualifiers;
    }

    private static Artifact.File file(LockedFile file) {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (FileHash hash : file.knownHashes()) {
            hashes.put(hash.algorithm(), hash.hex());
        }
        return new Artifact.File(file.name(), file.place().url().flatMap(WebUrl::of), file.size(), hashes);
    }

    private static List<String> notes(LockedPackage locked) {
        List<String> notes = new ArrayList<>();
        locked.requiresPython().ifPresent(python -> notes.add("needs Python " + python));
        locked.supply().ifPresent(how -> {
            how.yanked().forEach(file -> notes.add("yanked when it was locked: " + file));
            notes.addAll(notes(how.overlays()));
        });
        return notes;
    }

    private static List<String> notes(LockedOverlays overlays) {
        return overlays.ids().stream()
                .map(overlay -> "the overlay " + overlay + " changed its metadata")
                .toList();
    }
}
