// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.OverlaySet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Who may supply what: the indexes in order of priority, pins, formats and cut-offs.
 *
 * <p>Immutable, and free of contradictions once built. There is no default index.
 *
 * <pre>{@code
 * IndexPolicy policy = IndexPolicy.builder()
 *         .index(IndexEntry.builder(IndexId.parse("distro"), "feed").kind(IndexKind.DIRECTORY).build())
 *         .index(IndexEntry.builder(IndexId.parse("public"), "https://packages.example.org/simple/").build())
 *         .pin(ProjectName.parse("torch"), IndexId.parse("distro"))
 *         .build();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class IndexPolicy {
    private final List<IndexEntry> indexes;
    private final SortedMap<ProjectName, IndexId> pins;
    private final FormatPolicy format;
    private final SortedMap<ProjectName, Duration> coolDowns;
    private final PolicyTables tables;
    private final PolicyValues resolution;
    private final OverlaySet overlays;
    private final PolicyValues powers;
    private final SupportSettings support;

    private IndexPolicy(Builder builder) {
        indexes = List.copyOf(builder.indexes);
        tables = builder.tables.copy();
        pins = Collections.unmodifiableSortedMap(tables.get(PolicyKeys.PINS));
        format = FormatPolicy.of(tables.get(PolicyKeys.FORMAT));
        coolDowns = Collections.unmodifiableSortedMap(tables.get(PolicyKeys.COOL_DOWNS));
        resolution = builder.resolution.copy();
        overlays = builder.overlays;
        powers = builder.powers.copy();
        support = builder.support;
    }

    /** Begins a policy. */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the indexes, the first in priority first; at least one} */
    public List<IndexEntry> indexes() {
        return indexes;
    }

    /** {@return the entry of an index, if there is one of that id} */
    public Optional<IndexEntry> index(IndexId id) {
        return indexes.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** {@return which names are pinned to which index} */
    public SortedMap<ProjectName, IndexId> pins() {
        return pins;
    }

    /** {@return which formats may be used} */
    public FormatPolicy format() {
        return format;
    }

    /** {@return cool-downs that hold for a name instead of its index's} */
    public SortedMap<ProjectName, Duration> coolDowns() {
        return coolDowns;
    }

    /** {@return how long a resolution may take} */
    public Duration timeLimit() {
        return resolution.get(PolicyKeys.TIME_LIMIT);
    }

    /** {@return what becomes of pre-releases} */
    public PreReleaseMode preReleases() {
        return resolution.get(PolicyKeys.PRERELEASE);
    }

    /** {@return where a requirement may name a URL} */
    public DirectUrlRule directUrls() {
        return resolution.get(PolicyKeys.DIRECT_URLS);
    }

    /** {@return which metadata of source distributions is believed} */
    public SdistMetadataRule sdistMetadata() {
        return resolution.get(PolicyKeys.SDIST_METADATA);
    }

    /** {@return the overlays in force} */
    public OverlaySet overlays() {
        return overlays;
    }

    /** {@return whether overlays may let a file require something more} */
    public boolean overlaysMayAdd() {
        return powers.get(PolicyKeys.MAY_ADD);
    }

    /** {@return whether overlays may make yanked files usable} */
    public boolean overlaysMayUnyank() {
        return powers.get(PolicyKeys.MAY_UNYANK);
    }

    /** {@return what it wants projects to serve} That changes no answer, and is no part of the digest. */
    public SupportSettings support() {
        return support;
    }

    /**
     * {@return the canonical texts of what it says for a key of {@link PolicyKeys#RESOLUTION} or
     * {@link PolicyKeys#OVERLAYS}; empty where that is what holds anyway}
     */
    public Optional<List<String>> texts(PolicyKey<?> key) {
        return PolicyKeys.OVERLAYS.contains(key) ? powers.texts(key) : resolution.texts(key);
    }

    /**
     * {@return {@code sha256:} and the digest of everything in this policy that can change an answer; locations count,
     * time-outs and retries do not} {@code docs/policy-file.md} says what exactly is digested. A value that is written
     * and that is the default counts as one that is not written.
     */
    public String digest() {
        return PolicyDigest.of(this);
    }

    <K extends Comparable<K>, V> SortedMap<K, V> said(PolicyTable<K, V> table) {
        return tables.get(table);
    }

    /** {@return a builder that has all of this already} */
    public Builder toBuilder() {
        Builder builder = new Builder()
                .format(format)
                .timeLimit(timeLimit())
                .preReleases(preReleases())
                .directUrls(directUrls())
                .sdistMetadata(sdistMetadata())
                .overlays(overlays)
                .support(support)
                .set(PolicyKeys.MAY_ADD, overlaysMayAdd())
                .set(PolicyKeys.MAY_UNYANK, overlaysMayUnyank());
        indexes.forEach(builder::index);
        pins.forEach(builder::pin);
        coolDowns.forEach(builder::coolDown);
        return builder;
    }

    @Override
    public String toString() {
        return "IndexPolicy" + indexes;
    }

    /** Collects a policy. */
    public static final class Builder {
        private final List<IndexEntry> indexes = new ArrayList<>();
        private final PolicyTables tables = new PolicyTables();
        private final PolicyValues resolution = PolicyValues.of(PolicyKeys.RESOLUTION);
        private final PolicyValues powers = PolicyValues.of(PolicyKeys.OVERLAYS);
        private OverlaySet overlays = OverlaySet.none();
        private SupportSettings support = SupportSettings.DEFAULT;

        private Builder() {}

        /** Adds an index behind those added before. */
        public Builder index(IndexEntry entry) {
            indexes.add(entry);
            return this;
        }

        /** Adds an index ahead of those added before. */
        public Builder indexAhead(IndexEntry entry) {
            indexes.add(0, entry);
            return this;
        }

        /** Pins a name to an index: that index alone is asked about it. */
        public Builder pin(ProjectName name, IndexId index) {
            return add(PolicyKeys.PINS, name, index);
        }

        /** Says which formats may be used. */
        public Builder format(FormatPolicy format) {
            tables.replace(PolicyKeys.FORMAT, format.rules());
            return this;
        }

        /** Gives a name a cool-down of its own, instead of its index's. */
        public Builder coolDown(ProjectName name, Duration coolDown) {
            return add(PolicyKeys.COOL_DOWNS, name, coolDown);
        }

        <K extends Comparable<K>, V> Builder add(PolicyTable<K, V> table, K name, V said) {
            tables.put(table, name, said);
            return this;
        }

        /** Limits how long a resolution may take. */
        public Builder timeLimit(Duration timeLimit) {
            return set(PolicyKeys.TIME_LIMIT, timeLimit);
        }

        /** Says what becomes of pre-releases. */
        public Builder preReleases(PreReleaseMode preReleases) {
            return set(PolicyKeys.PRERELEASE, preReleases);
        }

        /** Says where a requirement may name a URL. */
        public Builder directUrls(DirectUrlRule directUrls) {
            return set(PolicyKeys.DIRECT_URLS, directUrls);
        }

        /** Says which metadata of source distributions is believed. */
        public Builder sdistMetadata(SdistMetadataRule sdistMetadata) {
            return set(PolicyKeys.SDIST_METADATA, sdistMetadata);
        }

        /** Sets the overlays in force, in place of those set before. */
        public Builder overlays(OverlaySet overlays) {
            this.overlays = overlays;
            return this;
        }

        /** Says which Pythons and platforms projects are wanted to serve. */
        public Builder support(SupportSettings settings) {
            this.support = settings;
            return this;
        }

        /** Lets overlays make files require something more. */
        public Builder overlaysMayAdd() {
            return set(PolicyKeys.MAY_ADD, true);
        }

        /** Lets overlays make yanked files usable. */
        public Builder overlaysMayUnyank() {
            return set(PolicyKeys.MAY_UNYANK, true);
        }

        /**
         * Says what a key of {@link PolicyKeys#RESOLUTION} or {@link PolicyKeys#OVERLAYS} is given.
         *
         * @throws IllegalArgumentException if it is a key of another table
         */
        public <T> Builder set(PolicyKey<T> key, T value) {
            (PolicyKeys.OVERLAYS.contains(key) ? powers : resolution).set(key, value);
            return this;
        }

        /**
         * Checks the whole and builds it.
         *
         * @throws InvalidPolicyException for the first fault in the order of indexes, pins, cool-downs, overlays
         */
        public IndexPolicy build() {
            IndexPolicy policy = new IndexPolicy(this);
            PolicyCheck.check(policy);
            return policy;
        }
    }
}
