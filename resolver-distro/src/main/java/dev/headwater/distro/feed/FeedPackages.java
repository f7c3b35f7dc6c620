// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.ProvidedPackage.Evidence;
import dev.headwater.api.index.ProvidedPackage.RequirementsSource;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.index.ServedTarget;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes of rows what a page lists. */
final class FeedPackages {
    /** What {@code platform_machine} says where a distributor has another word. */
    private static final Map<String, String> MACHINES = Map.ofEntries(
            Map.entry("amd64", "x86_64"),
            Map.entry("arm64", "aarch64"),
            Map.entry("i386", "i686"),
            Map.entry("armhf", "armv7l"),
            Map.entry("armel", "armv6l"),
            Map.entry("ppc64el", "ppc64le"),
            Map.entry("mips64el", "mips64"),
            Map.entry("linux-32", "i686"),
            Map.entry("linux-64", "x86_64"),
            Map.entry("linux-aarch64", "aarch64"),
            Map.entry("linux-armv6l", "armv6l"),
            Map.entry("linux-armv7l", "armv7l"),
            Map.entry("linux-ppc64le", "ppc64le"),
            Map.entry("linux-riscv64", "riscv64"),
            Map.entry("linux-s390x", "s390x"),
            Map.entry("osx-64", "x86_64"),
            Map.entry("osx-arm64", "arm64"),
            Map.entry("win-32", "x86"),
            Map.entry("win-64", "AMD64"),
            Map.entry("win-arm64", "ARM64"));

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

    private ServedTarget target(FeedRow row, int python) {
        FeedHead.Interpreter interpreter = head.interpreters().get(python);
        boolean isForAll = FOR_ALL.contains(row.architecture());
        String architecture = isForAll ? head.architecture() : row.architecture();
        return new ServedTarget(
                head.distributor(),
                interpreter.packageName(),
                Version.parse(interpreter.python()),
                architecture,
                system(architecture),
                MACHINES.getOrDefault(architecture, architecture));
    }

    /** Of conda the first word is the system; other words are of Linux. */
    private static String system(String architecture) {
        if (architecture.startsWith("osx-")) {
            return "Darwin";
        }
        return architecture.startsWith("win-") ? "Windows" : "Linux";
    }

    /** {@return the page of a project: of each row a line for each Python that it is for} */
    FeedPage page(ProjectName name, List<FeedRow> rows) {
        List<ProvidedPackage> packages = new ArrayList<>();
        List<Optional<Instant>> times = new ArrayList<>();
        for (FeedRow row : rows) {
            for (int python : row.interpreters()) {
                packages.add(of(row, python));
                times.add(row.time());
            }
        }
        return new FeedPage(name, packages, times);
    }

    private ProvidedPackage of(FeedRow row, int python) {
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
                Optional.of(target(row, python)),
                row.notes(),
                row.fault(),
                Optional.of(row.file().sha256()).filter(hex -> !hex.isEmpty()),
                Optional.of(digest));
    }
}
