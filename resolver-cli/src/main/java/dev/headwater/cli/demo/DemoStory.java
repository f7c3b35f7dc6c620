// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.demo;

import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.cli.output.Paint;
import dev.headwater.core.report.Message;
import dev.headwater.core.report.ResolutionReport;
import java.util.List;

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
        text.add("Debian 12 ahead of a public index, in three answers. Who supplies a project is decided before which"
                + " version is chosen, and nothing falls through to the next index.");
        published();
        provided();
        refused();
        return text.toString();
    }

    private void published() {
        begin("1. Debian's versions, with the metadata that upstream published: a no", Demo.REQUESTS);
        proof(demo.published());
        text.add(DemoIndexes.PUBLISHED + " has a " + CHARSET + ", so pypi is not asked for one: if a version that does"
                + " not fit opened the next index, whoever publishes there under that name would decide what is"
                + " installed.");
    }

    private void provided() {
        begin("2. The same versions, by Debian's own relations: a yes", Demo.REQUESTS);
        packages(demo.provided().packages());
        PinnedPackage requests = one(demo.provided().packages(), REQUESTS);
        PackageRequirement relaxed = requests.requires().stream()
                .filter(requirement -> requirement.name().equals(CHARSET))
                .findFirst()
                .orElseThrow();
        text.add("Debian has long made them fit: its " + providing(requests) + " asks for " + relaxed
                + (relaxed.specifier().isAny() ? " of any version" : "")
                + ". Each row is a package of Debian; `headwater plan` prints the line for apt-get.");
    }

    private void refused() {
        begin("3. What Debian has only in an older version: still a no", Demo.PREFECT);
        proof(demo.refused());
        text.add(
                "debian has no prefect, so pypi supplies it; debian has websockets, so it alone supplies them. Only the"
                        + " policy can say otherwise, with a pin.");
    }

    private void begin(String heading, String request) {
        text.add("");
        text.add(paint.bold(heading));
        text.add("$ headwater resolve " + request);
    }

    private void proof(ResolutionOutcome outcome) {
        ResolutionReport.of(outcome).messageList().stream()
                .filter(message -> message.kind() == Message.Kind.STEP)
                .forEach(message -> step(message.text().stripLeading()));
    }

    private void step(String text) {
        int dot = text.indexOf(". ") + 2;
        this.text.add("  " + text.substring(0, dot), text.substring(dot));
    }

    private void packages(List<PinnedPackage> packages) {
        int name = 0;
        int version = 0;
        for (PinnedPackage pinned : packages) {
            name = Math.max(name, pinned.name().value().length());
            version = Math.max(version, pinned.version().toString().length());
        }
        for (PinnedPackage pinned : packages) {
            text.add("  " + padded(pinned.name().value(), name) + "  "
                    + padded(pinned.version().toString(), version) + "  " + pinned.source() + "  "
                    + paint.faint(providing(pinned)));
        }
    }

    private static PinnedPackage one(List<PinnedPackage> packages, ProjectName name) {
        return packages.stream()
                .filter(pinned -> pinned.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String providing(PinnedPackage pinned) {
        return pinned.provided().map(ProvidedPackage::toString).orElse("");
    }

    private static String padded(String word, int width) {
        return word + " ".repeat(Math.max(0, width - word.length()));
    }
}
