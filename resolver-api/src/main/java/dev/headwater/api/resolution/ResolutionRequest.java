// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.tag.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is to be resolved, and for what.
 *
 * <pre>{@code
 * ResolutionRequest request = ResolutionRequest.builder(Target.cpython("3.12", List.of("manylinux_2_28_x86_64")))
 *         .require("flask")
 *         .require("celery[redis]>=5")
 *         .build();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ResolutionRequest {
    private final Target target;
    private final List<OwnProject> projects;
    private final List<RequestedRequirement> requirements;
    private final List<RequestedRequirement> constraints;
    private final List<RequestedRequirement> overrides;
    private final List<Preference> preferences;
    private final ResolutionStrategy strategy;
    private final FormatPolicy format;
    private final Optional<Instant> excludeNewer;
    private final Optional<PreReleaseMode> preReleases;
    private final ReleaseRules releaseRules;
    private final boolean requireHashes;
    private final OptionalLong stepLimit;

    private ResolutionRequest(Builder builder) {
        target = builder.target;
        projects = List.copyOf(builder.projects);
        requirements = List.copyOf(builder.requirements);
        constraints = List.copyOf(builder.constraints);
        overrides = List.copyOf(builder.overrides);
        preferences = List.copyOf(builder.preferences);
        strategy = builder.strategy;
        format = builder.format;
        excludeNewer = builder.excludeNewer;
        preReleases = builder.preReleases;
        releaseRules = builder.releaseRules;
        requireHashes = builder.requireHashes;
        stepLimit = builder.stepLimit;
    }

    /** Begins a request for a target. */
    public static Builder builder(Target target) {
        return new Builder(target);
    }

    /** {@return a builder with all that this request says} */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** {@return the interpreter and platform that are resolved for} */
    public Target target() {
        return target;
    }

    /** {@return the projects that are being worked on, in the order given} */
    public List<OwnProject> projects() {
        return projects;
    }

    /** {@return what is required, in the order given} */
    public List<RequestedRequirement> requirements() {
        return requirements;
    }

    /** {@return what narrows the versions of a project if something else requires it} */
    public List<RequestedRequirement> constraints() {
        return constraints;
    }

    /** {@return what replaces every requirement on a project} */
    public List<RequestedRequirement> overrides() {
        return overrides;
    }

    /** {@return versions to be tried first} */
    public List<Preference> preferences() {
        return preferences;
    }

    /** {@return which version is tried first} */
    public ResolutionStrategy strategy() {
        return strategy;
    }

    /** {@return rules about formats that go before those of the policy} */
    public FormatPolicy format() {
        return format;
    }

    /** {@return files uploaded at this time or later are excluded} */
    public Optional<Instant> excludeNewer() {
        return excludeNewer;
    }

    /** {@return what becomes of pre-releases, where the request says something else than the policy} */
    public Optional<PreReleaseMode> preReleases() {
        return preReleases;
    }

    /** {@return what becomes of pre-releases by project, which goes before {@link #preReleases} and the policy} */
    public ReleaseRules releaseRules() {
        return releaseRules;
    }

    /** {@return whether every file must have a hash that the request names} */
    public boolean requireHashes() {
        return requireHashes;
    }

    /** {@return how many decisions and derivations the solver may make} */
    public OptionalLong stepLimit() {
        return stepLimit;
    }

    @Override
    public String toString() {
        return "ResolutionRequest" + requirements + " for " + target;
    }

    /** Collects a request. */
    public static final class Builder {
        private final Target target;
        private final List<OwnProject> projects = new ArrayList<>();
        private final List<RequestedRequirement> requirements = new ArrayList<>();
        private final List<RequestedRequirement> constraints = new ArrayList<>();
        private final List<RequestedRequirement> overrides = new ArrayList<>();
        private final List<Preference> preferences = new ArrayList<>();
        private ResolutionStrategy strategy = ResolutionStrategy.HIGHEST;
        private FormatPolicy format = FormatPolicy.ANY;
        private Optional<Instant> excludeNewer = Optional.empty();
        private Optional<PreReleaseMode> preReleases = Optional.empty();
        private ReleaseRules releaseRules = ReleaseRules.NONE;
        private boolean requireHashes;
        private OptionalLong stepLimit = OptionalLong.empty();

        private Builder(Target target) {
            this.target = target;
        }

        private Builder(ResolutionRequest said) {
            this(said.target);
            projects.addAll(said.projects);
            requirements.addAll(said.requirements);
            constraints.addAll(said.constraints);
            overrides.addAll(said.overrides);
            preferences.addAll(said.preferences);
            strategy = said.strategy;
            format = said.format;
            excludeNewer = said.excludeNewer;
            preReleases = said.preReleases;
            releaseRules = said.releaseRules;
            requireHashes = said.requireHashes;
            stepLimit = said.stepLimit;
        }

        /**
         * Adds a project that is being worked on: it meets whatever is required of its name. That alone requires
         * nothing. Adding it again does nothing; two of one name make the request invalid.
         */
        public Builder project(OwnProject project) {
            if (!projects.contains(project)) {
                projects.add(project);
            }
            return this;
        }

        /**
         * Adds a requirement.
         *
         * @throws dev.headwater.api.InvalidTextException if {@code text} is no requirement
         */
        public Builder require(String text) {
            return require(RequestedRequirement.of(Requirement.parse(text)));
        }

        /** Adds a requirement. */
        public Builder require(RequestedRequirement requirement) {
            requirements.add(requirement);
            return this;
        }

        /** Adds a constraint: it narrows the versions of a project if something else requires it. */
        public Builder constrain(RequestedRequirement constraint) {
            constraints.add(constraint);
            return this;
        }

        /** Adds an override: it replaces every requirement on its project. */
        public Builder override(RequestedRequirement override) {
            overrides.add(override);
            return this;
        }

        /** Adds a version to be tried first. */
        public Builder prefer(Preference preference) {
            preferences.add(preference);
            return this;
        }

        /** Says which version is tried first. */
        public Builder strategy(ResolutionStrategy strategy) {
            this.strategy = strategy;
            return this;
        }

        /** Sets rules about formats that go before those of the policy. */
        public Builder format(FormatPolicy format) {
            this.format = format;
            return this;
        }

        /** Excludes files uploaded at this time or later. */
        public Builder excludeNewer(Instant excludeNewer) {
            this.excludeNewer = Optional.of(excludeNewer);
            return this;
        }

        /** Says what becomes of pre-releases, whatever the policy says. */
        public Builder preReleases(PreReleaseMode mode) {
            this.preReleases = Optional.of(mode);
            return this;
        }

        /** Says of which projects pre-releases may be chosen, whatever else is said of pre-releases. */
        public Builder releaseRules(ReleaseRules rules) {
            this.releaseRules = rules;
            return this;
        }

        /**
         * Demands that every file has a hash that the request names, and that the request names one exact version of
         * each project that it requires. Constraints and overrides count for both.
         */
        public Builder requireHashes() {
            this.requireHashes = true;
            return this;
        }

        /** Limits how many decisions and derivations the solver may make. */
        public Builder stepLimit(long steps) {
            this.stepLimit = OptionalLong.of(steps);
            return this;
        }

        /** {@return the request} */
        public ResolutionRequest build() {
            return new ResolutionRequest(this);
        }
    }
}
