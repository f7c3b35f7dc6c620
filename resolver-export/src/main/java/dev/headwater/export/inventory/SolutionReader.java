// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.inventory;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.tag.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the inventory of a solution. */
final class SolutionReader {
    private final ResolutionOutcome.Resolved resolved;
    private final Map<IndexId, Supplier> indexes = new HashMap<>();
    private final Map<ProjectName, Ownership> ownership = new HashMap<>();
    private final List<Supplier> order = new ArrayList<>();

    SolutionReader(ResolutionOutcome.Resolved resolved, IndexPolicy policy) {
        this.resolved = resolved;
        for (IndexEntry entry : policy.indexes()) {
            Supplier supplier = new Supplier(
                    entry.id().value(),
                    entry.kind().isFeed() ? Supplier.Kind.DISTRIBUTOR : Supplier.Kind.INDEX,
                    entry.isLocal() ? Optional.empty() : WebUrl.of(entry.location()));
            indexes.put(entry.id(), supplier);
            order.add(supplier);
        }
        resolved.report().ownership().forEach(one -> ownership.put(one.name(), one));
    }

    Inventory inventory() {
        List<InventoryPackage> packages =
                resolved.packages().stream().map(this::read).toList();
        return new Inventory(
                subject(),
                resolved.report().target().map(Target::toString),
                Suppliers.inOrder(order, packages),
                packages,
                LinkKnowledge.ALL);
    }

    private String subject() {
        List<String> own = ownership.values().stream()
                .filter(one -> one.rule() == OwnerRule.OWN_PROJECT)
                .map(one -> one.name().value())
                .sorted()
                .toList();
        return own.size() == 1 ? own.get(0) : Inventory.REQUEST;
    }

    private InventoryPackage read(PinnedPackage pinned) {
        return new InventoryPackage(
                pinned.name().value(),
                pinned.name(),
                Optional.of(pinned.version()),
                supplier(pinned),
                Optional.of(pinned.rule()),
                Optional.ofNullable(ownership.get(pinned.name()))
                        .map(Ownership::asked)
                        .orElse(List.of()),
                need(pinned),
                artifact(pinned),
                links(pinned),
                notes(pinned));
    }

    /** An index that the policy does not have is of another policy: it has its name all the same. */
    private Supplier supplier(PinnedPackage pinned) {
        Supplier.Kind kind = pinned.provided().isPresent() ? Supplier.Kind.DISTRIBUTOR : Supplier.Kind.INDEX;
        return pinned.index()
                .map(id -> indexes.getOrDefault(id, new Supplier(id.value(), kind, Optional.empty())))
                .orElseGet(() -> Suppliers.PLACE);
    }

    private static InventoryPackage.Need need(PinnedPackage pinned) {
        return new InventoryPackage.Need(
                pinned.direct(),
                pinned.requested().stream()
                        .map(SolutionReader::asked)
                        .distinct()
                        .toList(),
                pinned.extras().stream().map(ExtraName::value).toList(),
                Optional.empty());
    }

    private static String asked(RequestedRequirement requested) {
        return requested.requirement() + " (" + requested.place() + ")";
    }

    private Artifact artifact(PinnedPackage pinned) {
        Optional<Artifact.DistributorPackage> provided = pinned.provided()
                .map(by -> new Artifact.DistributorPackage(
                        by.name(),
                        by.packageVersion(),
                        PackageUrls.of(pinned.name(), pinned.version(), new TreeMap<>())));
        Optional<String> purl = pinned.provided()
                .map(by -> PackageUrls.parse(by.purl()))
                .orElseGet(() -> Optional.of(
                        PackageUrls.of(pinned.name(), pinned.version(), origin(pinned), pinned.subdirectory())));
        return new Artifact(
                purl, provided, pinned.file().map(SolutionReader::file).stream().toList());
    }

    private SortedMap<String, String> origin(PinnedPackage pinned) {
        SortedMap<String, String> qualifiers = new TreeMap<>();
        if (pinned.rule() == OwnerRule.DIRECT_URL) {
            pinned.file().flatMap(file -> WebUrl.of(file.url())).ifPresent(url -> qualifiers.put("download_url", url));
        } else {
            supplier(pinned).url().ifPresent(url -> qualifiers.put("repository_url", url));
        }
        return qualifiers;
    }

    private static Artifact.File file(DistributionFile file) {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (FileHash hash : file.hashes()) {
            hashes.put(hash.algorithm(), hash.hex());
        }
        return new Artifact.File(file.filename(), WebUrl.of(file.url()), file.size(), hashes);
    }

    private List<InventoryPackage.Link> links(PinnedPackage pinned) {
        return pinned.dependencies().stream()
                .filter(name -> !name.equals(pinned.name()))
                .map(name -> new InventoryPackage.Link(
                        name.value(),
                        pinned.requires().stream()
                                .filter(row -> row.name().equals(name))
                                .map(SolutionReader::required)
                                .toList()))
                .toList();
    }

    private static String required(PackageRequirement row) {
        return row
                + row.extra().map(extra -> " (by its extra " + extra + ")").orElse("")
                + (row.checked() ? "" : " (not checked)");
    }

    private static List<String> notes(PinnedPackage pinned) {
        List<String> notes = new ArrayList<>();
        pinned.file().flatMap(DistributionFile::yank).ifPresent(yank -> notes.add("the file is yanked"));
        pinned.requiresPython().ifPresent(python -> notes.add("needs Python " + python));
        pinned.overlays().forEach(overlay -> notes.add("the overlay " + overlay + " changed its metadata"));
        pinned.requiresExternal().forEach(text -> notes.add("needs, beside Python projects: " + text));
        return notes;
    }
}
