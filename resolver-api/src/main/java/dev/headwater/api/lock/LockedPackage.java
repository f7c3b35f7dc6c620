// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.lock;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A package of a lock: what is installed of a project where its marker holds.
 *
 * @since 0.1.0
 */
public final class LockedPackage {
    private final ProjectName name;
    private final Optional<Version> version;
    private final Optional<Marker> marker;
    private final Optional<SpecifierSet> requiresPython;
    private final List<Dependency> dependencies;
    private final Optional<String> index;
    private final LockedSource source;
    private final Optional<LockedSupply> supply;

    private LockedPackage(Builder builder) {
        name = builder.name;
        version = builder.version;
        marker = builder.marker;
        requiresPython = builder.requiresPython;
        dependencies = builder.dependencies;
        index = builder.index;
        source = builder.source;
        supply = builder.supply;
    }

    /** Begins a package of a project. */
    public static Builder builder(ProjectName name, LockedSource source) {
        return new Builder(name, source);
    }

    /**
     * Another package of the lock that this one needs, for people and for other tools: an installer does not look.
     *
     * @param name its name
     * @param version its version, where there are several of the name
     */
    public record Dependency(ProjectName name, Optional<Version> version) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Dependency that && name.equals(that.name) && version.equals(that.version);
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + version.hashCode();
        }
    }

    /** {@return the project} */
    public ProjectName name() {
        return name;
    }

    /** {@return its version; empty where a build would tell} */
    public Optional<Version> version() {
        return version;
    }

    /** {@return where it is installed; empty if everywhere} */
    public Optional<Marker> marker() {
        return marker;
    }

    /** {@return the versions of Python that it needs} */
    public Optional<SpecifierSet> requiresPython() {
        return requiresPython;
    }

    /** {@return the other packages that it needs, in the order of the file} */
    public List<Dependency> dependencies() {
        return dependencies;
    }

    /** {@return the URL of the index that supplies it} */
    public Optional<String> index() {
        return index;
    }

    /** {@return what is installed} */
    public LockedSource source() {
        return source;
    }

    /** {@return how it came to be supplied; empty in a lock that another tool made} */
    public Optional<LockedSupply> supply() {
        return supply;
    }

    private List<Object> all() {
        return List.of(name, version, marker, requiresPython, dependencies, index, source, supply);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LockedPackage that && all().equals(that.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    /** {@return name and version} */
    @Override
    public String toString() {
        return name + version.map(known -> " " + known).orElse("");
    }

    /** Collects what a lock says of a package. */
    public static final class Builder {
        private final ProjectName name;
        private final LockedSource source;
        private Optional<Version> version = Optional.empty();
        private Optional<Marker> marker = Optional.empty();
        private Optional<SpecifierSet> requiresPython = Optional.empty();
        private List<Dependency> dependencies = List.of();
        private Optional<String> index = Optional.empty();
        private Optional<LockedSupply> supply = Optional.empty();

        private Builder(ProjectName name, LockedSource source) {
            this.name = Objects.requireNonNull(name, "name");
            this.source = Objects.requireNonNull(source, "source");
        }

        /** Sets its version. */
        public Builder version(Version known) {
            this.version = Optional.of(known);
            return this;
        }

        /** Sets where it is installed. */
        public Builder marker(Marker where) {
            this.marker = Optional.of(where);
            return this;
        }

        /** Sets the versions of Python that it needs. */
        public Builder requiresPython(SpecifierSet specifiers) {
            this.requiresPython = Optional.of(specifiers);
            return this;
        }

        /** Sets the other packages that it needs. */
        public Builder dependencies(List<Dependency> others) {
            this.dependencies = List.copyOf(others);
            return this;
        }

        /** Sets the URL of the index that supplies it, without user information and query. */
        public Builder index(String url) {
            this.index = Optional.of(url);
            return this;
        }

        /** Sets how it came to be supplied. */
        public Builder supply(LockedSupply how) {
            this.supply = Optional.of(how);
            return this;
        }

        /** {@return the package} */
        public LockedPackage build() {
            return new LockedPackage(this);
        }
    }
}
