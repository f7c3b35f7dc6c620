// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.explanation.Warning;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome.Resolved;
import dev.headwater.api.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a solution says of its packages, as lines in the words of a scenario. */
public final class ResultFacts {
    /** All words that a fact begins with. */
    static final List<String> WORDS =
            List.of("uploaded", "yanked", "status", "published", "used", "by-overlay", "trust", "native", "unverified");

    private final List<String> lines = new ArrayList<>();

    /** {@return what a solution of this library says} */
    static List<String> of(Resolved solution) {
        ResultFacts facts = new ResultFacts();
        for (Warning warning : solution.report().warnings()) {
            if (warning instanceof Warning.Status said) {
                facts.status(
                        said.name().value(),
                        Spelling.of(said.status().state()),
                        said.status().reason());
            }
        }
        solution.packages().forEach(facts::add);
        return facts.lines();
    }

    private void add(PinnedPackage pin) {
        String name = pin.name().value();
        pin.file().ifPresent(file -> addFile(pin, file));
        pin.provided().ifPresent(by -> addProvided(name, by));
        pin.published()
                .ifPresent(metadata -> metadata.requiresDist().forEach(requirement -> published(name, requirement)));
        pin.requires().forEach(requirement -> used(name, requirement.toString()));
        pin.overlays().forEach(id -> byOverlay(name, id));
    }

    private void addFile(PinnedPackage pin, DistributionFile file) {
        String name = pin.name().value();
        file.uploadTime().ifPresent(time -> uploaded(name, time.toString()));
        file.yank().ifPresent(yank -> yanked(name, yank.reason()));
        if (!pin.metadata().verified()) {
            unverified(name, file.filename());
        }
    }

    private void addProvided(String name, ProvidedPackage by) {
        trust(name, Spelling.of(by.trust()));
        by.dependencies().forEach(needed -> nativePackage(name, needed));
    }

    /** Says when the file was uploaded. */
    public void uploaded(String name, String time) {
        add("uploaded", name, time);
    }

    /** Says that the file is yanked, and why. */
    public void yanked(String name, Optional<String> reason) {
        add("yanked", name, reason.orElse(""));
    }

    /** Says what the index says of the project as a whole, and why. */
    public void status(String name, String state, Optional<String> reason) {
        add("status", name, state + reason.map(why -> ", " + why).orElse(""));
    }

    /** Says a requirement as it was published of a package that overlays changed. */
    public void published(String name, String requirement) {
        add("published", name, requirement);
    }

    /** Says a requirement as it counted on the target, without its marker. */
    public void used(String name, String requirement) {
        add("used", name, requirement);
    }

    /** Says which overlay changed the package. */
    public void byOverlay(String name, String id) {
        add("by-overlay", name, id);
    }

    /** Says how far the distributor's word is vouched for. */
    public void trust(String name, String trust) {
        add("trust", name, trust);
    }

    /** Says what a distributor's package needs that is of no project. */
    public void nativePackage(String name, String needed) {
        add("native", name, needed);
    }

    /** Says that the metadata was not held against a hash. */
    public void unverified(String name, String filename) {
        add("unverified", name, filename);
    }

    private void add(String word, String name, String rest) {
        lines.add((word + " " + name + " " + rest).strip());
    }

    /** {@return all that was said} */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
