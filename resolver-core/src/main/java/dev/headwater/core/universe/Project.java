// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.universe;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.core.candidate.CandidateRules;
import dev.headwater.core.candidate.Candidates;
import dev.headwater.core.ownership.Owner;
import dev.headwater.core.request.HashCheck;
import dev.headwater.core.request.Release;
import dev.headwater.core.solver.Bits;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A project that the solver demanded: who supplies it, its candidates, and what was read of them. */
public final class Project {
    private final ProjectName name;
    private final Owner owner;
    private final CandidateRules rules;
    private final Candidates candidates;
    private final @Nullable Release[] releases;

    public Project(ProjectName name, Owner owner, CandidateRules rules, Candidates candidates) {
        this.name = name;
        this.owner = owner;
        this.rules = rules;
        this.candidates = candidates;
        this.releases = new @Nullable Release[size()];
    }

    public ProjectName name() {
        return name;
    }

    public Owner owner() {
        return owner;
    }

    public CandidateRules rules() {
        return rules;
    }

    public Candidates candidates() {
        return candidates;
    }

    /** {@return how many candidates there are; a project of the request itself is one} */
    public int size() {
        return owner instanceof Owner.Own ? 1 : candidates.size();
    }

    /** {@return the candidates that a specifier set admits, as bits} */
    public long[] admitted(SpecifierSet specifiers) {
        if (!(owner instanceof Owner.Own own)) {
            return candidates.admitted(specifiers);
        }
        Optional<Version> version = own.project().version();
        boolean admits = version.isEmpty()
                || (specifiers.hasArbitraryEquality()
                        ? specifiers.contains(version.get().toString())
                        : specifiers.range().contains(version.get()));
        return admits ? Bits.all(1) : Bits.none(1);
    }

    /** {@return what the owner lists; null if there is no owner} */
    @Nullable
    public ProjectPage page() {
        if (owner instanceof Owner.Index index) {
            return index.page();
        }
        return owner instanceof Owner.Url url ? url.page() : null;
    }

    /** {@return where the metadata of its files is read; only of a project with candidates} */
    public PackageIndex index() {
        if (owner instanceof Owner.Index index) {
            return index.index();
        }
        if (owner instanceof Owner.Url url) {
            return url.index();
        }
        throw new IllegalStateException("'" + name + "' has no owner");
    }

    /** {@return whether the best file of a candidate is a wheel, whose metadata costs little} */
    boolean isWheel(int candidate) {
        ProjectPage page = page();
        return page != null && page.filename(candidates.files(candidate).get(0)).endsWith(".whl");
    }

    /**
     * {@return whether one of the files of a candidate has to be read whole, to hold it against a hash of the request}
     */
    public boolean isReadWhole(int candidate) {
        ProjectPage page = page();
        return rules.hashes().isPresent()
                && page != null
                && candidates.files(candidate).stream()
                        .anyMatch(file -> new HashCheck(page.file(file), rules).isNeeded());
    }

    /** {@return whether anything was read of a candidate} */
    boolean isRead(int candidate) {
        return releases[candidate] != null;
    }

    /** {@return the version of a candidate; empty if nothing says it} */
    public Optional<Version> version(int candidate) {
        return owner instanceof Owner.Own own ? own.project().version() : Optional.of(candidates.version(candidate));
    }

    /** {@return what was read of a candidate; only of one whose metadata was demanded} */
    public Release release(int candidate) {
        Release release = releases[candidate];
        if (release == null) {
            throw new IllegalStateException(
                    "the metadata of candidate " + candidate + " of '" + name + "' was not demanded");
        }
        return release;
    }

    /** {@return whether of what was read nothing can be used, and something is excluded for such a reason} */
    public boolean isSpoiledBy(Predicate<Exclusion> reason) {
        boolean spoiled = false;
        for (Release release : releases) {
            if (release instanceof Release.Usable) {
                return false;
            }
            spoiled |= release instanceof Release.Unusable unusable && reason.test(unusable.exclusion());
        }
        return spoiled;
    }

    public void set(int candidate, Release release) {
        releases[candidate] = release;
    }
}
