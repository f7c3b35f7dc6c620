// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.Offer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.text.UrlFragment;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.api.version.Version;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A package of a solution: a version of a project, what was chosen of it, and what it requires.
 *
 * @since 0.1.0
 */
public final class PinnedPackage {
    private final ProjectName name;
    private final Version version;
    private final Optional<IndexId> index;
    private final OwnerRule rule;
    private final List<RequestedRequirement> requested;
    private final List<ExtraName> extras;
    private final Offer offer;
    private final List<DistributionFile> others;
    private final MetadataOrigin metadata;
    private final Optional<String> requiresPython;
    private final List<PackageRequirement> requires;
    private final List<ProjectName> dependencies;
    private final List<String> requiresExternal;
    private final List<MetadataChange> changes;
    private final Optional<PublishedMetadata> published;
    private final String purl;

    private PinnedPackage(Builder builder) {
        name = Objects.requireNonNull(builder.name, "name");
        version = Objects.requireNonNull(builder.version, "version");
        index = builder.index;
        rule = Objects.requireNonNull(builder.rule, "rule");
        requested = List.copyOf(builder.requested);
        extras = List.copyOf(builder.extras);
        offer = Objects.requireNonNull(builder.offer, "offer");
        others = List.copyOf(builder.others);
        metadata = Objects.requireNonNull(builder.metadata, "metadata");
        requiresPython = builder.requiresPython;
        requires = List.copyOf(builder.requires);
        dependencies = List.copyOf(builder.dependencies);
        requiresExternal = List.copyOf(builder.requiresExternal);
        changes = List.copyOf(builder.changes);
        published = builder.published;
        purl = Objects.requireNonNull(builder.purl, "purl");
    }

    /** Begins a package of a project at a version, as the rule chose its owner. */
    public static Builder builder(ProjectName name, Version version, OwnerRule rule) {
        return new Builder(name, version, rule);
    }

    /** {@return the project} */
    public ProjectName name() {
        return name;
    }

    /** {@return the version, as in the name of the file or as the distributor says, normalized} */
    public Version version() {
        return version;
    }

    /** {@return who supplies it; empty for a direct URL} */
    public Optional<IndexId> index() {
        return index;
    }

    /** {@return why that index supplies it} */
    public OwnerRule rule() {
        return rule;
    }

    /** {@return whether the request, or a project of its own, names the project} */
    public boolean direct() {
        return !requested.isEmpty();
    }

    /**
     * {@return the requirements on it of the request, and of projects of its own, that hold for the target, as they are
     * written and in the order of the request; an override may have replaced their versions}
     */
    public List<RequestedRequirement> requested() {
        return requested;
    }

    /** {@return the extras that are used, sorted} */
    public List<ExtraName> extras() {
        return extras;
    }

    /** {@return the file that was chosen, or the package that provides it} */
    public Offer offer() {
        return offer;
    }

    /** {@return where its metadata was read, and whether it is verified} */
    public MetadataOrigin metadata() {
        return metadata;
    }

    /** {@return the Requires-Python of its metadata, or else of its page} */
    public Optional<String> requiresPython() {
        return requiresPython;
    }

    /** {@return what it requires on the target with its extras, in the order of its metadata} */
    public List<PackageRequirement> requires() {
        return requires;
    }

    /** {@return the packages of the solution that it requires, sorted; a project of the request itself is none} */
    public List<ProjectName> dependencies() {
        return dependencies;
    }

    /** {@return what it requires that is no Python project, as its metadata writes it, in its order} */
    public List<String> requiresExternal() {
        return requiresExternal;
    }

    /** {@return what overlays changed of its metadata} */
    public List<MetadataChange> changes() {
        return changes;
    }

    /** {@return the ids of the overlays that changed its metadata, or how its file is listed, in order} */
    public List<String> overlays() {
        return changes.stream().map(MetadataChange::overlay).distinct().toList();
    }

    /** {@return its metadata as published, where overlays changed it} */
    public Optional<PublishedMetadata> published() {
        return published;
    }

    /** {@return its package URL: {@code pkg:pypi/lib@1.0?…}, or that of the package that provides it} */
    public String purl() {
        return purl;
    }

    /** {@return the file that was chosen; empty for a provided package} */
    public Optional<DistributionFile> file() {
        return offer.distribution();
    }

    /** {@return the distributor's package that provides it; empty where a file was chosen} */
    public Optional<ProvidedPackage> provided() {
        return offer.provided();
    }

    /**
     * {@return the other files of the version that an installer may take where the chosen one does not fit, the best
     * first; empty for a provided package} They may be chosen by what is listed of them; their metadata was not read.
     */
    public List<DistributionFile> otherFiles() {
        return others;
    }

    /** {@return where in the archive that the request names by its URL the project is; empty for its top} */
    public Optional<String> subdirectory() {
        return rule != OwnerRule.DIRECT_URL
                ? Optional.empty()
                : requested.stream()
                        .flatMap(one -> one.requirement().url().stream())
                        .flatMap(url -> UrlFragment.subdirectory(url).stream())
                        .findFirst();
    }

    /** {@return who supplies it, for people: the index, or the URL without its query} */
    public String source() {
        return index.map(IndexId::value)
                .orElseGet(() -> file().map(chosen -> UrlSecrets.withoutQuery(chosen.url()))
                        .orElse("the request"));
    }

    private List<Object> all() {
        return List.of(
                name,
                version,
                index,
                rule,
                requested,
                extras,
                offer,
                others,
                metadata,
                requiresPython,
                requires,
                dependencies,
                requiresExternal,
                changes,
                published,
                purl);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PinnedPackage that && all().equals(that.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    /** {@return name, version, and the index or the URL without its query} */
    @Override
    public String toString() {
        return name + " " + version + " from " + source();
    }

    /** Collects what is known of a package. */
    public static final class Builder {
        private final ProjectName name;
        private final Version version;
        private Optional<IndexId> index = Optional.empty();
        private final OwnerRule rule;
        private List<RequestedRequirement> requested = List.of();
        private List<ExtraName> extras = List.of();
        private @Nullable Offer offer;
        private List<DistributionFile> others = List.of();
        private @Nullable MetadataOrigin metadata;
        private Optional<String> requiresPython = Optional.empty();
        private List<PackageRequirement> requires = List.of();
        private List<ProjectName> dependencies = List.of();
        private List<String> requiresExternal = List.of();
        private List<MetadataChange> changes = List.of();
        private Optional<PublishedMetadata> published = Optional.empty();
        private @Nullable String purl;

        private Builder(ProjectName name, Version version, OwnerRule rule) {
            this.name = name;
            this.version = version;
            this.rule = rule;
        }

        /** Sets who supplies it; none for a direct URL. */
        public Builder index(IndexId index) {
            this.index = Optional.of(index);
            return this;
        }

        /** Sets the requirements on it of the request, and of projects of its own. */
        public Builder requested(List<RequestedRequirement> requested) {
            this.requested = List.copyOf(requested);
            return this;
        }

        /** Sets the extras that are used, sorted. */
        public Builder extras(List<ExtraName> extras) {
            this.extras = List.copyOf(extras);
            return this;
        }

        /** Sets the file that was chosen, or the package that provides it, which is required. */
        public Builder offer(Offer offer) {
            this.offer = offer;
            return this;
        }

        /** Sets the other files of the version that an installer may take, the best first. */
        public Builder otherFiles(List<DistributionFile> files) {
            this.others = List.copyOf(files);
            return this;
        }

        /** Sets where its metadata was read, and whether it is verified, which is required. */
        public Builder metadata(MetadataOrigin metadata) {
            this.metadata = metadata;
            return this;
        }

        /** Sets its Requires-Python. */
        public Builder requiresPython(String specifier) {
            this.requiresPython = Optional.of(specifier);
            return this;
        }

        /** Sets what it requires on the target with its extras, in the order of its metadata. */
        public Builder requires(List<PackageRequirement> requires) {
            this.requires = List.copyOf(requires);
            return this;
        }

        /** Sets the packages of the solution that it requires, sorted; a project of the request itself is none. */
        public Builder dependencies(List<ProjectName> dependencies) {
            this.dependencies = List.copyOf(dependencies);
            return this;
        }

        /** Sets what it requires that is no Python project, as its metadata writes it, in its order. */
        public Builder requiresExternal(List<String> texts) {
            this.requiresExternal = List.copyOf(texts);
            return this;
        }

        /** Sets what overlays changed of its metadata. */
        public Builder changes(List<MetadataChange> changes) {
            this.changes = List.copyOf(changes);
            return this;
        }

        /** Sets its metadata as published, where overlays changed it. */
        public Builder published(PublishedMetadata metadata) {
            this.published = Optional.of(metadata);
            return this;
        }

        /** Sets its package URL, which is required. */
        public Builder purl(String purl) {
            this.purl = purl;
            return this;
        }

        /**
         * Makes the package.
         *
         * @throws NullPointerException if what was chosen, or where its metadata was read, was not set
         */
        public PinnedPackage build() {
            return new PinnedPackage(this);
        }
    }
}
