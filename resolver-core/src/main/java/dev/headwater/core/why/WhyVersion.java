// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.why;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.CandidateList;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.version.Version;
import java.util.List;

/**
 * Why a version of a project is not the answer; {@link VersionQuestion} finds it out.
 *
 * @since 0.1.0
 */
public sealed interface WhyVersion {
    /** {@return the project} */
    ProjectName name();

    /** {@return the version that was asked about} */
    Version version();

    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /**
     * Nothing was decided between versions: it is the answer, or the project is in no answer.
     *
     * @param version the version that was asked about
     * @param why why the project is in the answer, or is not
     */
    record OfProject(Version version, Why why) implements WhyVersion {
        @Override
        public ProjectName name() {
            return why.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ofProject(this);
        }
    }

    /**
     * The owner lists no such version, or cannot be asked again.
     *
     * @param version the version that was asked about
     * @param pinned what was chosen instead
     * @param candidates what the owner lists
     */
    record NotListed(Version version, PinnedPackage pinned, CandidateList candidates) implements WhyVersion {
        @Override
        public ProjectName name() {
            return pinned.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.notListed(this);
        }
    }

    /**
     * None of its files may be chosen.
     *
     * @param version the version that was asked about
     * @param pinned what was chosen instead
     * @param rows its files, or what provides it, each with its reason
     */
    record Excluded(Version version, PinnedPackage pinned, List<CandidateList.Row> rows) implements WhyVersion {
        /** Copies. */
        public Excluded {
            rows = List.copyOf(rows);
        }

        @Override
        public ProjectName name() {
            return pinned.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.excluded(this);
        }
    }

    /**
     * What the answer rests on does not allow it.
     *
     * @param version the version that was asked about
     * @param pinned what was chosen instead
     * @param bars what does not allow it; at least one
     */
    record Forbidden(Version version, PinnedPackage pinned, List<Bar> bars) implements WhyVersion {
        /** Copies. */
        public Forbidden {
            bars = List.copyOf(bars);
        }

        @Override
        public ProjectName name() {
            return pinned.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.forbidden(this);
        }
    }

    /**
     * Another version comes first, and fits.
     *
     * @param version the version that was asked about
     * @param pinned what was chosen instead
     */
    record Behind(Version version, PinnedPackage pinned) implements WhyVersion {
        @Override
        public ProjectName name() {
            return pinned.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.behind(this);
        }
    }

    /**
     * It was tried: the same request was resolved with this version alone.
     *
     * @param version the version that was asked about
     * @param resolved the answer without that
     * @param pinned what was chosen instead
     * @param trial what came of it: mostly a proof that it cannot be; a solution if it can, at the price of others
     */
    record Tried(Version version, ResolutionOutcome.Resolved resolved, PinnedPackage pinned, ResolutionOutcome trial)
            implements WhyVersion {
        @Override
        public ProjectName name() {
            return pinned.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.tried(this);
        }
    }

    /**
     * One method for each case.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result where nothing was decided between versions} */
        R ofProject(OfProject why);

        /** {@return the result for a version that the owner does not list} */
        R notListed(NotListed why);

        /** {@return the result for a version of which nothing may be chosen} */
        R excluded(Excluded why);

        /** {@return the result for a version that requirements do not allow} */
        R forbidden(Forbidden why);

        /** {@return the result for a version behind another} */
        R behind(Behind why);

        /** {@return the result for a version that was tried} */
        R tried(Tried why);
    }
}
