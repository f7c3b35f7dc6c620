// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who may supply what: the indexes in order of priority, pins, formats and cut-offs.
 *
 * <p>Immutable, and free of contradictions once built. There is no default index.
 *
 * <pre>{@code
 * IndexPolicy policy = IndexPolicy.builder()
 *         .index(IndexEntry.builder(IndexId.of("distro"), "feed").kind(IndexKind.DIRECTORY).build())
 *         .index(IndexEntry.builder(IndexId.of("public"), "https://packages.example.org/simple/").build())
 *         .pin(ProjectName.of("torch"), IndexId.of("distro"))
 *         .build();
 * }</pre>
 */
public final class IndexPolicy {
    private final List<IndexEntry> indexes;
    private final SortedMap<ProjectName, IndexId> pins;
    private final FormatPolicy format;
    private final SortedMap<ProjectName, Duration> coolDowns;
    private final Duration timeLimit;
    private final PreReleaseMode preReleases;
    private final DirectUrlRule directUrls;
    private final SdistMetadataRule sdistMetadata;
    private final OverlaySettings overlays;

    private IndexPolicy(Builder builder) {
        indexes = List.copyOf(builder.indexes);
        pins = Collections.unmodifiableSortedMap(new TreeMap<>(builder.pins));
        format = builder.format;
        coolDowns = Collections.unmodifiableSortedMap(new TreeMap<>(builder.coolDowns));
        timeLimit = builder.timeLimit;
        preReleases = builder.preReleases;
        directUrls = builder.directUrls;
        sdistMetadata = builder.sdistMetadata;
        overlays = builder.overlays;
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
        return timeLimit;
    }

    /** {@return what becomes of pre-releases} */
    public PreReleaseMode preReleases() {
        return preReleases;
    }

    /** {@return where a requirement may name a URL} */
    public DirectUrlRule directUrls() {
        return directUrls;
    }

    /** {@return which metadata of source distributions is believed} */
    public SdistMetadataRule sdistMetadata() {
        return sdistMetadata;
    }

    /** {@return what overlays may do} */
    public OverlaySettings overlays() {
        return overlays;
    }

    /**
     * {@return {@code sha256:} and the digest of everything in this policy that can change an answer; locations count,
     * time-outs and retries do not}
     */
    public String digest() {
        return PolicyDigest.of(this);
    }

    /** {@return a builder that has all of this already} */
    public Builder toBuilder() {
        Builder builder = new Builder()
                .format(format)
                .timeLimit(timeLimit)
                .preReleases(preReleases)
                .directUrls(directUrls)
                .sdistMetadata(sdistMetadata)
                .overlays(overlays);
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
        private final Map<ProjectName, IndexId> pins = new TreeMap<>();
        private FormatPolicy format = FormatPolicy.ANY;
        private final Map<ProjectName, Duration> coolDowns = new TreeMap<>();
        private Duration timeLimit = Duration.ofMinutes(5);
        private PreReleaseMode preReleases = PreReleaseMode.IF_NECESSARY;
        private DirectUrlRule directUrls = DirectUrlRule.REQUEST_ONLY;
        private SdistMetadataRule sdistMetadata = SdistMetadataRule.STATIC;
        private OverlaySettings overlays = OverlaySettings.NONE;

        private Builder() {}

        /** Adds an index behind those added before. */
        public Builder index(IndexEntry entry) {
            indexes.add(entry);
            return this;
        }

        /** Pins a name to an index: that index alone is asked about it. */
        public Builder pin(ProjectName name, IndexId index) {
            pins.put(name, index);
            return this;
        }

        /** Says which formats may be used. */
        public Builder format(FormatPolicy format) {
            this.format = format;
            return this;
        }

        /** Gives a name a cool-down of its own, instead of its index's. */
        public Builder coolDown(ProjectName name, Duration coolDown) {
            coolDowns.put(name, coolDown);
            return this;
        }

        /** Limits how long a resolution may take. */
        public Builder timeLimit(Duration timeLimit) {
            this.timeLimit = timeLimit;
            return this;
        }

        /** Says what becomes of pre-releases. */
        public Builder preReleases(PreReleaseMode preReleases) {
            this.preReleases = preReleases;
            return this;
        }

        /** Says where a requirement may name a URL. */
        public Builder directUrls(DirectUrlRule directUrls) {
            this.directUrls = directUrls;
            return this;
        }

        /** Says which metadata of source distributions is believed. */
        public Builder sdistMetadata(SdistMetadataRule sdistMetadata) {
            this.sdistMetadata = sdistMetadata;
            return this;
        }

        /** Says what overlays may do. */
        public Builder overlays(OverlaySettings overlays) {
            this.overlays = overlays;
            return this;
        }

        /**
         * Checks the whole and builds it.
         *
         * @throws InvalidPolicyException for the first fault in the order of indexes, pins, cool-downs
         */
        public IndexPolicy build() {
            IndexPolicy policy = new IndexPolicy(this);
            PolicyCheck.check(policy);
            return policy;
        }
    }
}
