// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.version.Version;
import java.util.List;
import java.util.Optional;

/**
 * Something that is wrong with a request, so that it cannot be meant.
 *
 * <p>A case holds facts: the wording is that of a report.
 *
 * @since 0.1.0
 */
public sealed interface Problem {
    /** {@return where it stands; none for what is of the request as a whole} */
    default List<Place> places() {
        return List.of();
    }

    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /**
     * A requirement that may not stand where it does, or not as it is written.
     *
     * @param rule the rule that it breaks
     * @param requested the requirement and its place
     */
    record Refused(Rule rule, RequestedRequirement requested) implements Problem {
        /** The rules about what may be requested. */
        public enum Rule {
            /** An override names no URL. */
            OVERRIDE_NAMES_URL,
            /** A constraint names no URL. */
            CONSTRAINT_NAMES_URL,
            /** A constraint names no extras. */
            CONSTRAINT_NAMES_EXTRAS,
            /** Where hashes are required, a requirement is pinned and has one. */
            HASHES_REQUIRED,
            /** One of its hashes is among those that the request names elsewhere for its project. */
            OTHER_HASHES,
            /** The policy allows no URLs. */
            URLS_REFUSED,
            /** A URL is named only where something reads one. */
            URLS_UNREAD,
            /** A project is required at one URL only. */
            TWO_URLS,
            /** A marker of a request asks for no extra. */
            MARKER_ASKS_FOR_EXTRA
        }

        @Override
        public List<Place> places() {
            return List.of(requested.place());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.refused(this);
        }
    }

    /**
     * A requirement at a URL that is none of an archive.
     *
     * @param requested the requirement and its place
     * @param quoted why not, in the words of who reads URLs
     */
    record UnusableUrl(RequestedRequirement requested, String quoted) implements Problem {
        @Override
        public List<Place> places() {
            return List.of(requested.place());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unusableUrl(this);
        }
    }

    /**
     * A requirement at a URL of a source archive whose name does not tell the version, and which cannot be used for
     * what is in it.
     *
     * @param requested the requirement and its place
     * @param why what is wrong with its metadata
     */
    record UnreadableArchive(RequestedRequirement requested, Exclusion.Metadata why) implements Problem {
        @Override
        public List<Place> places() {
            return List.of(requested.place());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unreadableArchive(this);
        }
    }

    /**
     * A requirement of which the target does not tell whether it applies.
     *
     * @param requested the requirement and its place
     * @param marker its marker, as written
     * @param unknown the fields that nobody knows of the target; none where the marker cannot be evaluated at all
     */
    record UnknownMarker(RequestedRequirement requested, String marker, List<MarkerField> unknown) implements Problem {
        /** Copies. */
        public UnknownMarker {
            unknown = List.copyOf(unknown);
        }

        @Override
        public List<Place> places() {
            return List.of(requested.place());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unknownMarker(this);
        }
    }

    /**
     * The request names two hashes of one algorithm for the file at a URL.
     *
     * @param project whose file it is
     */
    record UrlHashesDiffer(ProjectName project) implements Problem {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.urlHashesDiffer(this);
        }
    }

    /**
     * Two projects of the request have one name.
     *
     * @param project the name
     * @param places where the two are described
     */
    record TwoOwnProjects(ProjectName project, List<Place> places) implements Problem {
        /** Copies. */
        public TwoOwnProjects {
            places = List.copyOf(places);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.twoOwnProjects(this);
        }
    }

    /**
     * What a project of the request requires is made when it is built, and nothing is built.
     *
     * @param requested where it is required
     * @param project the project
     * @param described where it is described
     * @param extra the extra that is asked for; empty where its dependencies themselves are not known
     */
    record UnknownDependencies(Place requested, ProjectName project, Place described, Optional<ExtraName> extra)
            implements Problem {
        @Override
        public List<Place> places() {
            return List.of(requested);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unknownDependencies(this);
        }
    }

    /**
     * So many extras of a project of the request are asked for that they are not looked at.
     *
     * @param project the project
     * @param described where it is described
     * @param extras how many extras are asked for, at least
     * @param characters how many characters of requirements would have to be looked at, at least
     * @param most how many are looked at
     */
    record TooManyExtras(ProjectName project, Place described, long extras, long characters, long most)
            implements Problem {
        @Override
        public List<Place> places() {
            return List.of(described);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.tooManyExtras(this);
        }
    }

    /**
     * A cut-off applies, and an index tells no upload time of a project.
     *
     * @param project the project
     * @param index who supplies it
     */
    record NoUploadTimes(ProjectName project, IndexId index) implements Problem {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.noUploadTimes(this);
        }
    }

    /**
     * Overlays cannot be applied to a file that the resolution used.
     *
     * @param project the project
     * @param version its version
     * @param what the file, or the distributor's package
     * @param problem why
     */
    record Overlaid(ProjectName project, Version version, String what, OverlayProblem problem) implements Problem {
        @Override
        public List<Place> places() {
            return problem.overlays().stream().<Place>map(Place.InOverlay::new).toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.overlaid(this);
        }
    }

    /**
     * An argument or a file of the request cannot be read.
     *
     * @param place where it stands; empty where the words tell it
     * @param quoted why, in the words of who reads it
     */
    record Unreadable(Optional<Place> place, String quoted) implements Problem {
        @Override
        public List<Place> places() {
            return place.stream().toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unreadable(this);
        }
    }

    /**
     * One method for each case, so that a new case breaks the build where it must be handled.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for {@link Refused}} */
        R refused(Refused problem);

        /** {@return the result for {@link UnusableUrl}} */
        R unusableUrl(UnusableUrl problem);

        /** {@return the result for {@link UnreadableArchive}} */
        R unreadableArchive(UnreadableArchive problem);

        /** {@return the result for {@link UnknownMarker}} */
        R unknownMarker(UnknownMarker problem);

        /** {@return the result for {@link UrlHashesDiffer}} */
        R urlHashesDiffer(UrlHashesDiffer problem);

        /** {@return the result for {@link TwoOwnProjects}} */
        R twoOwnProjects(TwoOwnProjects problem);

        /** {@return the result for {@link UnknownDependencies}} */
        R unknownDependencies(UnknownDependencies problem);

        /** {@return the result for {@link TooManyExtras}} */
        R tooManyExtras(TooManyExtras problem);

        /** {@return the result for {@link NoUploadTimes}} */
        R noUploadTimes(NoUploadTimes problem);

        /** {@return the result for {@link Overlaid}} */
        R overlaid(Overlaid problem);

        /** {@return the result for {@link Unreadable}} */
        R unreadable(Unreadable problem);
    }
}
