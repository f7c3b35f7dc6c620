// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.explanation;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A reason in a proof: what somebody asks for, why something may not be used, or what follows from other reasons.
 *
 * <p>A case holds facts, with all the places they come from, and no sentence: the wording is that of a report. Cases
 * will be added with new features; a program that reads reasons says what it does with one that it does not know.
 *
 * @since 0.1.0
 */
public sealed interface Reason {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /** {@return every place that it comes from, in a defined order; a conclusion has none of its own} */
    List<Place> places();

    /** {@return the projects that it speaks of, each once; what it asks for comes behind who asks} */
    List<ProjectName> projects();

    /** {@return the releases that it is about; empty for what the request itself says and for a conclusion} */
    Optional<Releases> subject();

    /** {@return what it asks of a project, if it asks for something} */
    Optional<Wanted> claim();

    /** {@return what there is of the project that it asks for, if that has nothing to offer} */
    Optional<Supply> shortage();

    private static List<ProjectName> named(Stream<ProjectName> names) {
        return names.distinct().toList();
    }

    /**
     * The request asks for something.
     *
     * @param wanted what it asks for
     * @param places every place of the request that asks for it
     */
    record Requested(Wanted wanted, List<Place> places) implements Reason {
        /** Copies. */
        public Requested {
            places = List.copyOf(places);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Requested that && wanted.equals(that.wanted) && places.equals(that.places);
        }

        @Override
        public int hashCode() {
            return 31 * wanted.hashCode() + places.hashCode();
        }

        @Override
        public Optional<Releases> subject() {
            return Optional.empty();
        }

        @Override
        public List<ProjectName> projects() {
            return List.of(wanted.name());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.requested(this);
        }

        @Override
        public Optional<Wanted> claim() {
            return Optional.of(wanted);
        }

        @Override
        public Optional<Supply> shortage() {
            return Optional.empty();
        }
    }

    /**
     * Releases depend on something.
     *
     * @param releases the releases
     * @param wanted what they depend on
     * @param places where that is said: the files of the first of them, or lines of a project of the request
     */
    record Depends(Releases releases, Wanted wanted, List<Place> places) implements Reason {
        /** Copies. */
        public Depends {
            places = List.copyOf(places);
        }

        @Override
        public Optional<Releases> subject() {
            return releases.own().isPresent() ? Optional.empty() : Optional.of(releases);
        }

        @Override
        public List<ProjectName> projects() {
            return named(Stream.of(releases.name(), wanted.name()));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.depends(this);
        }

        @Override
        public Optional<Wanted> claim() {
            return Optional.of(wanted);
        }

        @Override
        public Optional<Supply> shortage() {
            return Optional.empty();
        }
    }

    /**
     * An override of the request replaces what is required of a project.
     *
     * @param releases the releases whose requirement is replaced; empty for one of the request
     * @param wanted what counts instead
     * @param published the requirements that were replaced, as written, without secrets
     * @param places where the overrides stand
     */
    record Overridden(Optional<Releases> releases, Wanted wanted, List<String> published, List<Place> places)
            implements Reason {
        /** Copies. */
        public Overridden {
            published = List.copyOf(published);
            places = List.copyOf(places);
        }

        @Override
        public Optional<Releases> subject() {
            return releases.filter(one -> one.own().isEmpty());
        }

        @Override
        public List<ProjectName> projects() {
            return named(Stream.concat(releases.stream().map(Releases::name), Stream.of(wanted.name())));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.overridden(this);
        }

        @Override
        public Optional<Wanted> claim() {
            return Optional.of(wanted);
        }

        @Override
        public Optional<Supply> shortage() {
            return Optional.empty();
        }
    }

    /**
     * Constraints of the request leave releases out.
     *
     * @param leftOut the releases
     * @param constraints the constraints
     * @param places where they stand, in the same order
     */
    record Constrained(Releases leftOut, List<Requirement> constraints, List<Place> places) implements Reason {
        /** Copies. */
        public Constrained {
            constraints = List.copyOf(constraints);
            places = List.copyOf(places);
        }

        @Override
        public Optional<Releases> subject() {
            return Optional.empty();
        }

        @Override
        public List<ProjectName> projects() {
            return List.of(leftOut.name());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.constrained(this);
        }

        @Override
        public Optional<Wanted> claim() {
            return Optional.empty();
        }

        @Override
        public Optional<Supply> shortage() {
            return Optional.empty();
        }
    }

    /**
     * Releases may not be used.
     *
     * @param releases the releases, with the extra without which they could be used
     * @param exclusion why
     * @param places the files, or the pages, that tell it
     */
    record Excluded(Releases releases, Exclusion exclusion, List<Place> places) implements Reason {
        /** Copies. */
        public Excluded {
            places = List.copyOf(places);
        }

        @Override
        public Optional<Releases> subject() {
            return releases.own().isPresent() ? Optional.empty() : Optional.of(releases);
        }

        @Override
        public List<ProjectName> projects() {
            return List.of(releases.name());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.excluded(this);
        }

        @Override
        public Optional<Wanted> claim() {
            return Optional.empty();
        }

        @Override
        public Optional<Supply> shortage() {
            return Optional.empty();
        }
    }

    /**
     * Something is required that the owner of its project does not have.
     *
     * @param wanted the reason for which it is required: one of the first three cases
     * @param supply what there is instead
     */
    record NotSupplied(Reason wanted, Supply supply) implements Reason {
        @Override
        public List<Place> places() {
            return wanted.places();
        }

        @Override
        public Optional<Releases> subject() {
            return wanted.subject();
        }

        @Override
        public List<ProjectName> projects() {
            return wanted.projects();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.notSupplied(this);
        }

        @Override
        public Optional<Wanted> claim() {
            return wanted.claim();
        }

        @Override
        public Optional<Supply> shortage() {
            return Optional.of(supply);
        }
    }

    /**
     * What follows: some releases cannot be used together, or need one of others. With neither, the request has no
     * solution.
     *
     * @param together the releases that cannot be used together, or that together need something
     * @param needed the releases of which one is needed
     */
    record Contradicts(List<Releases> together, List<Releases> needed) implements Reason {
        /** Copies. */
        public Contradicts {
            together = List.copyOf(together);
            needed = List.copyOf(needed);
        }

        @Override
        public List<Place> places() {
            return List.of();
        }

        @Override
        public Optional<Releases> subject() {
            return Optional.empty();
        }

        @Override
        public List<ProjectName> projects() {
            return named(Stream.concat(together.stream(), needed.stream()).map(Releases::name));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.contradicts(this);
        }

        @Override
        public Optional<Wanted> claim() {
            return Optional.empty();
        }

        @Override
        public Optional<Supply> shortage() {
            return Optional.empty();
        }
    }

    /**
     * One method for each case, so that a new case breaks the build where it must be handled.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for {@link Requested}} */
        R requested(Requested reason);

        /** {@return the result for {@link Depends}} */
        R depends(Depends reason);

        /** {@return the result for {@link Overridden}} */
        R overridden(Overridden reason);

        /** {@return the result for {@link Constrained}} */
        R constrained(Constrained reason);

        /** {@return the result for {@link Excluded}} */
        R excluded(Excluded reason);

        /** {@return the result for {@link NotSupplied}} */
        R notSupplied(NotSupplied reason);

        /** {@return the result for {@link Contradicts}} */
        R contradicts(Contradicts reason);
    }
}
