// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.demo;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.version.Version;
import dev.headwater.cli.output.Paint;
import dev.headwater.core.report.Message;
import dev.headwater.core.report.ResolutionReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The demo as a story for people. Every version in it, and all that is said to follow, comes from the outcomes. */
final class DemoStory {
    private static final ProjectName CHARSET = ProjectName.parse("charset-normalizer");
    private static final ProjectName REQUESTS = ProjectName.parse("requests");

    private final Demo demo;
    private final Paint paint;
    private final Paragraphs text = new Paragraphs();

    DemoStory(Demo demo, Paint paint) {
        this.demo = demo;
        this.paint = paint;
    }

    String text() {
        text.add("Two indexes in this order: debian, what Debian 12 packages as python3-*, then pypi, a public index.");
        text.add("");
        text.add(paint.bold("$ headwater resolve flask black"));
        packages();
        text.add("");
        supplied();
        text.add("");
        text.add(paint.bold("$ headwater resolve requests"));
        proof();
        text.add("");
        nothingFallsThrough();
        return text.toString();
    }

    private void packages() {
        Map<ProjectName, Version> alone = versions(demo.publicOnly());
        List<PinnedPackage> packages = demo.resolved().packages();
        int name = 0;
        int version = 0;
        for (PinnedPackage pinned : packages) {
            name = Math.max(name, pinned.name().value().length());
            version = Math.max(version, pinned.version().toString().length());
        }
        for (PinnedPackage pinned : packages) {
            String index = pinned.index().map(IndexId::value).orElse("");
            text.add("  " + padded(pinned.name().value(), name) + "  "
                    + padded(pinned.version().toString(), version) + "  "
                    + padded(index, DemoIndexes.DEBIAN.value().length()) + "  "
                    + paint.faint(compared(pinned, Optional.ofNullable(alone.get(pinned.name())))));
        }
    }

    private static String compared(PinnedPackage pinned, Optional<Version> alone) {
        boolean same = alone.equals(Optional.of(pinned.version()));
        if (isOfDebian(pinned)) {
            return same || alone.isEmpty() ? "" : "shadows " + alone.get() + " of pypi";
        }
        return "debian has none" + (same || alone.isEmpty() ? "" : "; pypi alone would give " + alone.get());
    }

    private void supplied() {
        List<PinnedPackage> packages = demo.resolved().packages();
        long debian = packages.stream().filter(DemoStory::isOfDebian).count();
        text.add(
                "Who supplies a project is decided before any version is looked at. debian has " + debian + " of these "
                        + packages.size() + ", so only the other " + (packages.size() - debian)
                        + " were asked of pypi, each after debian had said that it has none.");
    }

    private void proof() {
        ResolutionReport.of(demo.refused()).messageList().stream()
                .filter(message -> message.kind() == Message.Kind.STEP)
                .forEach(message -> step(message.text().stripLeading()));
    }

    private void step(String text) {
        int dot = text.indexOf(". ") + 2;
        this.text.add("  " + text.substring(0, dot), text.substring(dot));
    }

    private void nothingFallsThrough() {
        Map<ProjectName, Version> alone = versions(demo.refusedPublicOnly());
        text.add("pypi alone would give " + REQUESTS + " " + alone.get(REQUESTS) + " with " + CHARSET + " "
                + alone.get(CHARSET)
                + ". But debian has a " + CHARSET
                + ", so pypi is not asked for one: if a version that does not fit opened the"
                + " next index, whoever publishes there under that name would decide what is installed. Only the policy can"
                + " say otherwise, with a pin.");
    }

    private static boolean isOfDebian(PinnedPackage pinned) {
        return pinned.index().equals(Optional.of(DemoIndexes.DEBIAN));
    }

    private static Map<ProjectName, Version> versions(ResolutionOutcome.Resolved outcome) {
        Map<ProjectName, Version> versions = new HashMap<>();
        for (PinnedPackage pinned : outcome.packages()) {
            versions.put(pinned.name(), pinned.version());
        }
        return versions;
    }

    private static String padded(String word, int width) {
        return word + " ".repeat(Math.max(0, width - word.length()));
    }
}
