// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.universe;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.OwnProject;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.core.candidate.CandidateRules;
import dev.headwater.core.candidate.Candidates;
import dev.headwater.core.ownership.Owner;
import dev.headwater.core.request.HashCheck;
import dev.headwater.core.request.Release;
import dev.headwater.core.solver.Bits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A project that the solver demanded: who supplies it, its candidates, and what was read of them. */
public final class Project {
    private final ProjectName name;
    private final Owner owner;
    private final CandidateRules rules;
    private final Candidates candidates;
    private final @Nullable ProjectPage page;
    private final @Nullable PackageIndex index;
    private final @Nullable OwnProject own;
    private final @Nullable Release[] releases;

    public Project(ProjectName name, Owner owner, CandidateRules rules, Candidates candidates) {
        this.name = name;
        this.owner = owner;
        this.rules = rules;
        this.candidates = candidates;
        this.page = owner.page();
        this.index = owner.index();
        this.own = owner instanceof Owner.Own given ? given.project() : null;
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

    /** {@return the project of the request that it is, if it is one} */
    public Optional<OwnProject> own() {
        return Optional.ofNullable(own);
    }

    /** {@return how many candidates there are; a project of the request itself is one} */
    public int size() {
        return own != null ? 1 : candidates.size();
    }

    /** {@return the candidates that a specifier set admits, as bits, not to be changed} */
    public long[] admitted(SpecifierSet specifiers) {
        if (own == null) {
            return candidates.admitted(specifiers);
        }
        Optional<Version> version = own.version();
        boolean admits = version.isEmpty()
                || (specifiers.hasArbitraryEquality()
                        ? specifiers.contains(version.get().toString())
                        : specifiers.range().contains(version.get()));
        return admits ? Bits.all(1) : Bits.none(1);
    }

    /** {@return what the owner lists; null if there is no owner} */
    @Nullable
    public ProjectPage page() {
        return page;
    }

    /** {@return where the metadata of what its page lists is read; only of a project with candidates} */
    public PackageIndex index() {
        if (index == null) {
            throw new IllegalStateException("'" + name + "' has no owner");
        }
        return index;
    }

    /** {@return whether the metadata of a candidate costs little: its best row is a wheel, or provided} */
    boolean isReadCheaply(int candidate) {
        if (page == null) {
            return false;
        }
        return candidates.isWheel(candidate) || page.provided(candidates.best(candidate)) != null;
    }

    /**
     * {@return whether one of the files of a candidate has to be read whole, to hold it against a hash of the request}
     */
    public boolean isReadWhole(int candidate) {
        return rules.hashes().isPresent()
                && page != null
                && candidates.rows(candidate).stream()
                        .filter(row -> page.provided(row) == null)
                        .anyMatch(row -> new HashCheck(candidates.file(page, row), rules).isNeeded());
    }

    /**
     * {@return the files of a candidate behind the one that was chosen, in their order} Those before it were excluded
     * by their metadata. One that only its bytes could tell from what the request means was not read, and is left out.
     */
    public List<DistributionFile> filesBehind(int candidate, DistributionFile chosen) {
        List<DistributionFile> files = new ArrayList<>();
        if (page == null) {
            return files;
        }
        boolean behind = false;
        for (int row : candidates.rows(candidate)) {
            if (page.provided(row) != null) {
                continue;
            }
            if (behind) {
                DistributionFile file = candidates.file(page, row);
                if (!new HashCheck(file, rules).isNeeded()) {
                    files.add(file);
                }
            }
            behind |= page.filename(row).equals(chosen.filename());
        }
        return files;
    }

    /** {@return whether anything was read of a candidate} */
    public boolean isRead(int candidate) {
        return releases[candidate] != null;
    }

    /** {@return the version of a candidate; empty if nothing says it} */
    public Optional<Version> version(int candidate) {
        return own != null ? own.version() : Optional.of(candidates.version(candidate));
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

    /** {@return whether a version is a candidate, and nothing that was read of it says that it may not be used} */
    public boolean isUsable(Version version) {
        int candidate = candidates.find(version);
        Release release = candidate < 0 ? null : releases[candidate];
        return candidate >= 0 && (release == null || release.isUsable());
    }

    /** {@return the distributor's package that a candidate is: what was chosen of it, else its best row} */
    public Optional<ProvidedPackage> provided(int candidate) {
        Release release = releases[candidate];
        if (release != null && release.isUsable()) {
            return release.provided();
        }
        return page == null ? Optional.empty() : Optional.ofNullable(page.provided(candidates.best(candidate)));
    }

    /** {@return whether what its index says of a release that was read names another project} */
    public boolean names(ProjectName other) {
        for (Release release : releases) {
            if (release instanceof Release.Usable usable && usable.names(other)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether of what was read nothing can be used, and something is excluded for such a reason} */
    public boolean isSpoiledBy(Predicate<Exclusion> reason) {
        boolean spoiled = false;
        for (Release release : releases) {
            if (release != null) {
                if (release.isUsable()) {
                    return false;
                }
                spoiled |= release.exclusion().filter(reason).isPresent();
            }
        }
        return spoiled;
    }

    public void set(int candidate, Release release) {
        releases[candidate] = release;
    }
}
