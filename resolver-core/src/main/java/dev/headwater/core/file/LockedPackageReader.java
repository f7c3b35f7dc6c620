// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.lock.LockedOverlays;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.lock.LockedSupply;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the packages of a lock. */
final class LockedPackageReader {
    private static final List<String> KEYS = List.of(
            "name",
            "version",
            "marker",
            "requires-python",
            "dependencies",
            "vcs",
            "directory",
            "archive",
            "index",
            "sdist",
            "wheels",
            "attestation-identities",
            "tool");

    private static final List<String> OURS =
            List.of("owner", "rule", "overlays", "overlays-digest", "published-sha256", "verified", "yanked", "status");

    private final LockRemarks remarks;

    LockedPackageReader(LockRemarks remarks) {
        this.remarks = remarks;
    }

    LockedPackage read(TomlKeys table) {
        remarks.aboutUnknown(table, KEYS);
        table.required("name", "a package has a name");
        ProjectName name = table.text("name", text -> LockReader.normal(text, ProjectName::parse))
                .orElseThrow();
        Optional<Version> version = table.text("version", Version::parse);
        LockedPackage.Builder builder =
                LockedPackage.builder(name, new LockedSourceReader(table, remarks, name, version).read());
        version.ifPresent(builder::version);
        table.text("marker", LockReader::marker).ifPresent(builder::marker);
        table.text("requires-python", SpecifierSet::parse).ifPresent(builder::requiresPython);
        builder.dependencies(dependencies(table));
        table.string("index").ifPresent(builder::index);
        for (TomlKeys identity : table.tables("attestation-identities")) {
            identity.required("kind", "an identity has a kind");
        }
        table.table("tool").flatMap(tool -> tool.table("headwater")).ifPresent(ours -> builder.supply(supply(ours)));
        return builder.build();
    }

    /** Nobody installs by them, so one that names its package otherwise than by its name is passed over. */
    private static List<LockedPackage.Dependency> dependencies(TomlKeys table) {
        List<LockedPackage.Dependency> dependencies = new ArrayList<>();
        for (TomlKeys dependency : table.tables("dependencies")) {
            Optional<ProjectName> name = dependency.text("name", ProjectName::parse);
            Optional<Version> version = dependency.text("version", Version::parse);
            name.ifPresent(known -> dependencies.add(new LockedPackage.Dependency(known, version)));
        }
        return dependencies;
    }

    private static LockedSupply supply(TomlKeys ours) {
        ours.only(OURS);
        return new LockedSupply(
                ours.text("owner", IndexId::parse),
                rule(ours),
                overlays(ours),
                ours.flag("verified"),
                ours.eachText("yanked", text -> text).orElse(List.of()),
                ours.text("status", LockedPackageReader::status).orElse(ProjectStatus.State.ACTIVE));
    }

    /** {@return the overlays of a package} */
    static LockedOverlays overlays(TomlKeys table) {
        return new LockedOverlays(
                table.eachText("overlays", text -> text).orElse(List.of()),
                table.string("overlays-digest"),
                table.string("published-sha256"));
    }

    private static ProjectStatus.State status(String word) {
        return Spelling.find(word, ProjectStatus.State.values())
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected one of " + String.join(", ", Spelling.all(ProjectStatus.State.values()))));
    }

    /** {@return the rule that a table names} */
    static OwnerRule rule(TomlKeys table) {
        return table.text("rule", LockedPackageReader::rule)
                .orElseThrow(() -> table.missing("rule", "one of " + rules()));
    }

    private static OwnerRule rule(String word) {
        return Spelling.find(word, OwnerRule.values())
                .orElseThrow(() -> new IllegalArgumentException("expected one of " + rules()));
    }

    private static String rules() {
        return String.join(", ", Spelling.all(OwnerRule.values()));
    }
}
