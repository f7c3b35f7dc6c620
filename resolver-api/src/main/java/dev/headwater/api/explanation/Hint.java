// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.explanation;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.Version;
import java.util.List;
import java.util.Optional;

/**
 * What a person could do about an outcome.
 *
 * <p>A case names what could be changed, not the key, option or variable for it: that is the wording of a report, or of
 * the program that embeds this library.
 *
 * @since 0.1.0
 */
public sealed interface Hint {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /** {@return the projects whose names an index would be told, that is not told them today} */
    default List<ProjectName> discloses() {
        return List.of();
    }

    /**
     * Let another index supply a project: one that the policy does not ask, since the owner has the project.
     *
     * @param name the project
     * @param owner the index that supplies it
     * @param other the next index that could be told the name
     */
    record PinTo(ProjectName name, IndexId owner, IndexId other) implements Hint {
        @Override
        public List<ProjectName> discloses() {
            return List.of(name);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pinTo(this);
        }
    }

    /**
     * Check the name of a project that no index has.
     *
     * @param name the project
     * @param rule why only these indexes were asked
     */
    record CheckName(ProjectName name, OwnerRule rule) implements Hint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.checkName(this);
        }
    }

    /**
     * Have a wheel made: what the source distribution requires cannot be told without building it.
     *
     * @param name the project
     * @param allowed whether what setuptools recorded is believed already
     */
    record WheelNeeded(ProjectName name, boolean allowed) implements Hint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.wheelNeeded(this);
        }
    }

    /**
     * Constrain a project to a yanked version, if that is wanted.
     *
     * @param name the project
     * @param version the yanked version
     */
    record ConstrainYanked(ProjectName name, Version version) implements Hint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.constrainYanked(this);
        }
    }

    /**
     * Let a version be used before its cool-down or the cut-off has passed.
     *
     * @param name the project
     * @param version the version that is too new
     */
    record ShortenCoolDown(ProjectName name, Version version) implements Hint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.shortenCoolDown(this);
        }
    }

    /**
     * Let the other format be used.
     *
     * @param name the project
     * @param kind what would have to be allowed
     */
    record AllowFormat(ProjectName name, Exclusion.Format.Kind kind) implements Hint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.allowFormat(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof AllowFormat that && name.equals(that.name) && kind == that.kind;
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + kind.hashCode();
        }
    }

    /**
     * Let pre-releases of a project be used.
     *
     * @param name the project
     */
    record AllowPreReleases(ProjectName name) implements Hint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.allowPreReleases(this);
        }
    }

    /**
     * Take files without an upload time for old.
     *
     * @param index the index that tells no upload times
     */
    record AllowMissingUploadTime(IndexId index) implements Hint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.allowMissingUploadTime(this);
        }
    }

    /**
     * Mend what kept an index from answering.
     *
     * @param index the index; empty for a URL in the request
     * @param fault the fault, which has a remedy
     */
    record Remedy(Optional<IndexId> index, IndexFault fault) implements Hint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.remedy(this);
        }
    }

    /**
     * Correct what a release requires, by an overlay: it was tried, and gives a solution.
     *
     * @param name the project whose release it is
     * @param version the release
     * @param before the requirements that stand in the way, as they are; mostly one
     * @param after the same with a wider bound, in the same order
     */
    record Hotfix(ProjectName name, Version version, List<Requirement> before, List<Requirement> after)
            implements Hint {
        /** Copies. */
        public Hotfix {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.hotfix(this);
        }
    }

    /**
     * Ask for something else in a line of the request: it was tried, and gives a solution.
     *
     * @param place where the line stands
     * @param before what it says
     * @param after what it is to say
     */
    record Rewrite(Place place, Requirement before, Requirement after) implements Hint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rewrite(this);
        }
    }

    /**
     * Follow the advice of the program that embeds the library.
     *
     * @param text the advice, as it is shown behind "hint: "
     */
    record Advice(String text) implements Hint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.advice(this);
        }
    }

    /**
     * Narrow the versions that the request names, or raise a limit.
     *
     * @param time whether the limit is one of time; else of steps
     */
    record NarrowOrRaise(boolean time) implements Hint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.narrowOrRaise(this);
        }
    }

    /**
     * One method for each case, so that a new case breaks the build where it must be handled.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for {@link PinTo}} */
        R pinTo(PinTo hint);

        /** {@return the result for {@link CheckName}} */
        R checkName(CheckName hint);

        /** {@return the result for {@link WheelNeeded}} */
        R wheelNeeded(WheelNeeded hint);

        /** {@return the result for {@link ConstrainYanked}} */
        R constrainYanked(ConstrainYanked hint);

        /** {@return the result for {@link ShortenCoolDown}} */
        R shortenCoolDown(ShortenCoolDown hint);

        /** {@return the result for {@link AllowFormat}} */
        R allowFormat(AllowFormat hint);

        /** {@return the result for {@link AllowPreReleases}} */
        R allowPreReleases(AllowPreReleases hint);

        /** {@return the result for {@link AllowMissingUploadTime}} */
        R allowMissingUploadTime(AllowMissingUploadTime hint);

        /** {@return the result for {@link Remedy}} */
        R remedy(Remedy hint);

        /** {@return the result for {@link Hotfix}} */
        R hotfix(Hotfix hint);

        /** {@return the result for {@link Rewrite}} */
        R rewrite(Rewrite hint);

        /** {@return the result for {@link Advice}} */
        R advice(Advice hint);

        /** {@return the result for {@link NarrowOrRaise}} */
        R narrowOrRaise(NarrowOrRaise hint);
    }
}
