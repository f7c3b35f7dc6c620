// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.ProvidedPackage.Evidence;
import dev.headwater.api.index.ProvidedPackage.RequirementsSource;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.index.ServedTarget;
import dev.headwater.api.version.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes of rows what a page lists. */
final class FeedPackages {
    /** What {@code platform_machine} says where Debian has another word. */
    private static final Map<String, String> MACHINES = Map.of(
            "amd64", "x86_64",
            "arm64", "aarch64",
            "i386", "i686",
            "armhf", "armv7l",
            "armel", "armv6l",
            "ppc64el", "ppc64le",
            "mips64el", "mips64");

    /** What is for every machine: by the words of distributors, and where there is none. */
    private static final Set<String> FOR_ALL = Set.of("all", "noarch", "");

    private final List<FeedHead.Source> sources;
    private final List<Trust> trust;
    private final RequirementsSource requirements;
    private final FeedHead head;
    private final String digest;

    FeedPackages(LoadedFeed loaded, RequirementsSource requirements) {
        head = loaded.feed().head();
        sources = head.sources();
        trust = loaded.trust();
        this.requirements = requirements;
        digest = loaded.feed().digest();
    }

    private ServedTarget target(FeedRow row) {
        FeedHead.Interpreter interpreter = head.interpreters().get(row.interpreter());
        boolean isForAll = FOR_ALL.contains(row.architecture());
        String architecture = isForAll ? head.architecture() : row.architecture();
        return new ServedTarget(
                head.distributor(),
                interpreter.packageName(),
                Version.parse(interpreter.python()),
                architecture,
                "Linux",
                MACHINES.getOrDefault(architecture, architecture));
    }

    List<ProvidedPackage> of(List<FeedRow> rows) {
        return rows.stream().map(this::of).toList();
    }

    private ProvidedPackage of(FeedRow row) {
        Evidence evidence = row.evidence();
        Optional<Version> version = Optional.ofNullable(Version.parseOrNull(row.version()));
        return new ProvidedPackage(
                version,
                row.packageName(),
                row.packageVersion(),
                row.purl(),
                trust.get(row.source()),
                sources.get(row.source()).date(),
                new Evidence(evidence.name(), evidence.version(), requirements),
                row.dependencies(),
                Optional.of(target(row)),
                row.notes(),
                row.fault(),
                Optional.of(row.file().sha256()).filter(hex -> !hex.isEmpty()),
                Optional.of(digest));
    }
}
