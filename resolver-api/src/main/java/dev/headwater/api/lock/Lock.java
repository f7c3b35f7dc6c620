// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.lock;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.version.SpecifierSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lock: the files that may be installed, each with what its bytes must hash to, and for which environments.
 *
 * <p>Immutable. Packages are in the order of the file, which an installer keeps. That nothing contradicts what was
 * recorded beside the standard is checked where a lock is read.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/pylock-toml/">pylock.toml specification</a>
 * @since 0.1.0
 */
public final class Lock {
    private final String version;
    private final Optional<List<Marker>> environments;
    private final Optional<SpecifierSet> requiresPython;
    private final List<ExtraName> extras;
    private final List<GroupName> groups;
    private final List<GroupName> defaultGroups;
    private final String createdBy;
    private final List<LockedPackage> packages;
    private final Optional<LockRecord> record;

    private Lock(Builder builder) {
        version = builder.version;
        environments = builder.environments;
        requiresPython = builder.requiresPython;
        extras = builder.extras;
        groups = builder.groups;
        defaultGroups = builder.defaultGroups;
        createdBy = builder.createdBy;
        packages = builder.packages;
        record = builder.record;
    }

    /**
     * Begins a lock without packages.
     *
     * @param createdBy the tool that makes it
     */
    public static Builder builder(String createdBy) {
        return new Builder(createdBy);
    }

    /** {@return the version of the standard that it is written by: {@code 1.0}} */
    public String version() {
        return version;
    }

    /** {@return the environments that it is for; empty if it is for all, while an empty list is for none} */
    public Optional<List<Marker>> environments() {
        return environments;
    }

    /** {@return the versions of Python that it is for} */
    public Optional<SpecifierSet> requiresPython() {
        return requiresPython;
    }

    /** {@return the extras that it supports} */
    public List<ExtraName> extras() {
        return extras;
    }

    /** {@return the dependency groups that it supports} */
    public List<GroupName> groups() {
        return groups;
    }

    /** {@return the groups that are installed if none is asked for} */
    public List<GroupName> defaultGroups() {
        return defaultGroups;
    }

    /** {@return the tool that made it} */
    public String createdBy() {
        return createdBy;
    }

    /** {@return what may be installed, in the order of the file} */
    public List<LockedPackage> packages() {
        return packages;
    }

    /** {@return the packages of a name; several differ in their markers} */
    public List<LockedPackage> packages(ProjectName name) {
        return packages.stream().filter(one -> one.name().equals(name)).toList();
    }

    /** {@return who supplied what, and how that was decided; empty in a lock that another tool made} */
    public Optional<LockRecord> record() {
        return record;
    }

    private List<Object> all() {
        return List.of(
                version, environments, requiresPython, extras, groups, defaultGroups, createdBy, packages, record);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Lock that && all().equals(that.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    /** {@return who made it, and how many packages it has} */
    @Override
    public String toString() {
        return "a lock by " + createdBy + " of " + packages.size() + " packages";
    }

    /** Collects what a lock says. */
    public static final class Builder {
        private final String createdBy;
        private String version = "1.0";
        private Optional<List<Marker>> environments = Optional.empty();
        private Optional<SpecifierSet> requiresPython = Optional.empty();
        private List<ExtraName> extras = List.of();
        private List<GroupName> groups = List.of();
        private List<GroupName> defaultGroups = List.of();
        private List<LockedPackage> packages = List.of();
        private Optional<LockRecord> record = Optional.empty();

        private Builder(String createdBy) {
            this.createdBy = Objects.requireNonNull(createdBy, "createdBy");
        }

        /** Sets the version of the standard; {@code 1.0} if it is not set. */
        public Builder version(String standard) {
            this.version = standard;
            return this;
        }

        /** Sets the environments that it is for. */
        public Builder environments(List<Marker> markers) {
            this.environments = Optional.of(List.copyOf(markers));
            return this;
        }

        /** Sets the versions of Python that it is for. */
        public Builder requiresPython(SpecifierSet specifiers) {
            this.requiresPython = Optional.of(specifiers);
            return this;
        }

        /** Sets the extras that it supports. */
        public Builder extras(List<ExtraName> names) {
            this.extras = List.copyOf(names);
            return this;
        }

        /** Sets the dependency groups that it supports. */
        public Builder groups(List<GroupName> names) {
            this.groups = List.copyOf(names);
            return this;
        }

        /** Sets the groups that are installed if none is asked for. */
        public Builder defaultGroups(List<GroupName> names) {
            this.defaultGroups = List.copyOf(names);
            return this;
        }

        /** Sets what may be installed. */
        public Builder packages(List<LockedPackage> all) {
            this.packages = List.copyOf(all);
            return this;
        }

        /** Sets who supplied what. */
        public Builder record(LockRecord made) {
            this.record = Optional.of(made);
            return this;
        }

        /** {@return the lock} */
        public Lock build() {
            return new Lock(this);
        }
    }
}
