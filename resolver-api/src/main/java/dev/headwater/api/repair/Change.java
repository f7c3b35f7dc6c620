// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.repair;

import dev.headwater.api.Unpromised;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.Version;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One change of a repair.
 *
 * @since 0.1.0
 */
public sealed interface Change {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /** {@return the project that it is about} */
    ProjectName name();

    /** {@return how many changes it counts as; a line of the request may lose a bound and an extra, which is two} */
    default int size() {
        return 1;
    }

    /** {@return the names that an index is told by it and would not be told without} */
    default List<ProjectName> discloses() {
        return List.of();
    }

    /**
     * A hotfix: one release requires less of a project than its metadata says, so that the version fits that the owner
     * of that project has.
     *
     * @param name the project whose release is changed
     * @param version the release
     * @param index the index that supplies it
     * @param before the requirements that stand in the way, as they are; mostly one
     * @param after the same with a wider bound, in the same order
     * @param offered the version of the required project that fits now
     * @param supplier the index that supplies that
     * @param said the overlay in force that changes what the release requires, and is to say this too; empty where
     *     there is none
     */
    record Widen(
            ProjectName name,
            Version version,
            IndexId index,
            List<Requirement> before,
            List<Requirement> after,
            Version offered,
            IndexId supplier,
            Optional<Overlay> said)
            implements Change {
        /** Copies. */
        @Unpromised
        public Widen {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        /** {@return the same, said by an overlay in force} */
        public Widen saidBy(Overlay overlay) {
            return new Widen(name, version, index, before, after, offered, supplier, Optional.of(overlay));
        }

        /** {@return the project that is required} */
        public ProjectName required() {
            return before.get(0).name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.widen(this);
        }
    }

    /**
     * A project has another rule of formats, to let one file in.
     *
     * @param name the project
     * @param rule the rule that it has then; the strictest that lets the file in
     * @param file the file, or the purl of what a distributor provides
     */
    record AllowFormat(ProjectName name, FormatRule rule, String file) implements Change {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.allowFormat(this);
        }
    }

    /**
     * A project has a shorter cool-down, to let one file in that has waited for so long.
     *
     * @param name the project
     * @param coolDown the cool-down that it has then: the most whole days, perhaps none, that let the file in
     * @param file the file, or the purl of what a distributor provides
     */
    record ShortenCoolDown(ProjectName name, Duration coolDown, String file) implements Change {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.shortenCoolDown(this);
        }
    }

    /**
     * A project is pinned to another index than the one that supplies it.
     *
     * @param name the project
     * @param from the index that supplies it today
     * @param to the index that is to supply it
     */
    record HandOver(ProjectName name, IndexId from, IndexId to) implements Change {
        @Override
        public List<ProjectName> discloses() {
            return List.of(name);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.handOver(this);
        }
    }

    /**
     * A line of the request says something else: a wider bound, or one extra less.
     *
     * @param place where the line stands
     * @param before what it says
     * @param after what it is to say
     */
    record Rewrite(Place place, Requirement before, Requirement after) implements Change {
        @Override
        public ProjectName name() {
            return before.name();
        }

        @Override
        public int size() {
            int extras = before.extras().size() - after.extras().size();
            return before.specifiers().equals(after.specifiers()) ? extras : extras + 1;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rewrite(this);
        }
    }

    /**
     * The request takes pre-releases of a project.
     *
     * @param name the project
     */
    record AllowPreReleases(ProjectName name) implements Change {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.allowPreReleases(this);
        }
    }

    /**
     * One method for each case, so that a new case breaks the build where it must be handled.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for {@link Widen}} */
        R widen(Widen change);

        /** {@return the result for {@link AllowFormat}} */
        R allowFormat(AllowFormat change);

        /** {@return the result for {@link ShortenCoolDown}} */
        R shortenCoolDown(ShortenCoolDown change);

        /** {@return the result for {@link HandOver}} */
        R handOver(HandOver change);

        /** {@return the result for {@link Rewrite}} */
        R rewrite(Rewrite change);

        /** {@return the result for {@link AllowPreReleases}} */
        R allowPreReleases(AllowPreReleases change);
    }
}
