// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.UrlSecrets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One index of a policy, with all that is said about it. Checked as a whole by {@link IndexPolicy.Builder#build()}.
 *
 * <p>This file is long because it says what each of the keys of an index means, once.
 *
 * @since 0.1.0
 */
public final class IndexEntry {
    private final PolicyValues values;

    private IndexEntry(PolicyValues values) {
        this.values = values;
    }

    /**
     * Begins an entry; everything but id and location has the default of the policy file.
     *
     * @param location a URL without user information, or a path for the kinds that are local
     */
    public static Builder builder(IndexId id, String location) {
        return new Builder(id, location, List.of());
    }

    /**
     * Begins the entry of a distributor's feed that is read from its repository.
     *
     * @param kind which kind of repository: {@link IndexKind#DEBIAN}
     * @param sources where it is read
     */
    public static Builder feed(IndexId id, IndexKind kind, List<FeedSource> sources) {
        return new Builder(id, "", sources).kind(kind);
    }

    /** {@return its name} */
    public IndexId id() {
        return values.get(PolicyKeys.ID);
    }

    /** {@return its URL, or its path; of a feed with sources the location of the first one, which is for people} */
    public String location() {
        Optional<String> said = values.find(PolicyKeys.URL);
        if (said.isEmpty()) {
            said = values.find(PolicyKeys.PATH);
        }
        if (said.isEmpty() && !feed().sources().isEmpty()) {
            return feed().sources().get(0).location();
        }
        return said.orElse("");
    }

    /**
     * {@return whether its location is a path on this machine} Of a feed with sources each has a place of its own: this
     * is then about the first.
     */
    public boolean isLocal() {
        return values.find(PolicyKeys.PATH).isPresent()
                || feed().sources().stream().limit(1).anyMatch(source -> source.kind() == FeedSource.Kind.PATH);
    }

    /** {@return what stands behind it} */
    public IndexKind kind() {
        return values.get(PolicyKeys.KIND);
    }

    /** {@return further locations of the same index, asked in order when the one before is unavailable} */
    public List<String> mirrors() {
        return values.get(PolicyKeys.MIRRORS);
    }

    /** {@return whether a mirror may say absent} */
    public boolean mirrorsComplete() {
        return values.get(PolicyKeys.MIRRORS_COMPLETE);
    }

    /** {@return when it is asked} */
    public IndexRole role() {
        return values.get(PolicyKeys.ROLE);
    }

    /** {@return names that only this index may supply} */
    public List<NamePattern> reserved() {
        return values.get(PolicyKeys.RESERVED);
    }

    /** {@return the only names it may supply} */
    public List<NamePattern> allow() {
        return values.get(PolicyKeys.ALLOW);
    }

    /** {@return names it may not supply} */
    public List<NamePattern> deny() {
        return values.get(PolicyKeys.DENY);
    }

    /** {@return a project that must be present before an absence of this index is believed} */
    public Optional<ProjectName> knownProject() {
        return values.find(PolicyKeys.KNOWN_PROJECT);
    }

    /** {@return statuses besides 404 and 410 that mean absent} */
    public List<Integer> alsoAbsent() {
        return values.get(PolicyKeys.ALSO_ABSENT);
    }

    /** {@return uRLs: a redirect to one of them, or to anything below, means absent} */
    public List<String> absentRedirects() {
        return values.get(PolicyKeys.ABSENT_REDIRECTS);
    }

    /** {@return when credentials are sent} */
    public AuthenticationMode authenticate() {
        return values.get(PolicyKeys.AUTHENTICATE);
    }

    /** {@return how old a file must be before it is used} */
    public Duration coolDown() {
        return values.get(PolicyKeys.COOL_DOWN);
    }

    /** {@return how long an absence may be reused} */
    public Duration absentMaxAge() {
        return values.get(PolicyKeys.ABSENT_MAX_AGE);
    }

    /** {@return what becomes of files without an upload time where a cut-off applies} */
    public MissingUploadTimeRule missingUploadTime() {
        return values.get(PolicyKeys.MISSING_UPLOAD_TIME);
    }

    /** {@return neighbours of one group may be asked together} */
    public Optional<String> trustGroup() {
        return values.find(PolicyKeys.TRUST_GROUP);
    }

    /** {@return hosts that may serve files though their address is private} */
    public List<String> fileHosts() {
        return values.get(PolicyKeys.FILE_HOSTS);
    }

    /** {@return whether plain HTTP to a host that is not loopback is accepted} */
    public boolean allowInsecure() {
        return values.get(PolicyKeys.ALLOW_INSECURE);
    }

    /** {@return how long a request may take} */
    public Duration timeout() {
        return values.get(PolicyKeys.TIMEOUT);
    }

    /** {@return how often a request is tried again} */
    public int retries() {
        return values.get(PolicyKeys.RETRIES);
    }

    /** {@return what is said of it as a distributor's feed; only the default where it is none} */
    public FeedSettings feed() {
        return new FeedSettings(values);
    }

    /**
     * {@return the canonical texts of what it says for a key of {@link PolicyKeys#INDEX}; empty where that is what
     * holds anyway, or nothing}
     */
    public Optional<List<String>> texts(PolicyKey<?> key) {
        return values.texts(key);
    }

    /** {@return whether one of its allowed patterns covers a name and none of the denied ones does} */
    public boolean admits(ProjectName name) {
        return isAmong(allow(), name) && !isAmong(deny(), name);
    }

    private static boolean isAmong(List<NamePattern> patterns, ProjectName name) {
        for (NamePattern pattern : patterns) {
            if (pattern.matches(name)) {
                return true;
            }
        }
        return false;
    }

    /** {@return the same entry, asked at other times} */
    public IndexEntry withRole(IndexRole role) {
        PolicyValues all = values.copy();
        all.set(PolicyKeys.ROLE, role);
        return new IndexEntry(all);
    }

    @Override
    public String toString() {
        return id() + "=" + location();
    }

    /** Collects what is said of an index. */
    public static final class Builder {
        private final PolicyValues values = PolicyValues.of(PolicyKeys.INDEX);
        private final String location;
        private final List<FeedSource> sources;

        private Builder(IndexId id, String location, List<FeedSource> sources) {
            values.set(PolicyKeys.ID, id);
            this.location = location;
            this.sources = List.copyOf(sources);
        }

        /**
         * Says what a key of {@link PolicyKeys#INDEX} is given.
         *
         * @throws IllegalArgumentException if it is a key of another table, or one that this builder began with
         */
        public <T> Builder set(PolicyKey<T> key, T value) {
            if (PolicyKeys.BEGINNING.contains(key)) {
                throw new IllegalArgumentException("an entry begins with its " + key + ", which stays");
            }
            values.set(key, value);
            return this;
        }

        /** What stands behind it. */
        public Builder kind(IndexKind kind) {
            return set(PolicyKeys.KIND, kind);
        }

        /** Further locations of the same index, asked in order when the one before is unavailable. */
        public Builder mirrors(List<String> mirrors) {
            return set(PolicyKeys.MIRRORS, mirrors);
        }

        /** Says that a mirror may say absent. */
        public Builder mirrorsComplete() {
            return set(PolicyKeys.MIRRORS_COMPLETE, true);
        }

        /** When it is asked. */
        public Builder role(IndexRole role) {
            return set(PolicyKeys.ROLE, role);
        }

        /** Names that only this index may supply. */
        public Builder reserved(List<NamePattern> reserved) {
            return set(PolicyKeys.RESERVED, reserved);
        }

        /** The only names it may supply. */
        public Builder allow(List<NamePattern> allow) {
            return set(PolicyKeys.ALLOW, allow);
        }

        /** Names it may not supply. */
        public Builder deny(List<NamePattern> deny) {
            return set(PolicyKeys.DENY, deny);
        }

        /** A project that must be present before an absence of this index is believed. */
        public Builder knownProject(ProjectName knownProject) {
            return set(PolicyKeys.KNOWN_PROJECT, knownProject);
        }

        /** Statuses besides 404 and 410 that mean absent. */
        public Builder alsoAbsent(List<Integer> alsoAbsent) {
            return set(PolicyKeys.ALSO_ABSENT, alsoAbsent);
        }

        /** URLs: a redirect to one of them, or to anything below, means absent. */
        public Builder absentRedirects(List<String> absentRedirects) {
            return set(PolicyKeys.ABSENT_REDIRECTS, absentRedirects);
        }

        /** When credentials are sent. */
        public Builder authenticate(AuthenticationMode authenticate) {
            return set(PolicyKeys.AUTHENTICATE, authenticate);
        }

        /** How old a file must be before it is used. */
        public Builder coolDown(Duration coolDown) {
            return set(PolicyKeys.COOL_DOWN, coolDown);
        }

        /** How long an absence may be reused. */
        public Builder absentMaxAge(Duration absentMaxAge) {
            return set(PolicyKeys.ABSENT_MAX_AGE, absentMaxAge);
        }

        /** What becomes of files without an upload time where a cut-off applies. */
        public Builder missingUploadTime(MissingUploadTimeRule missingUploadTime) {
            return set(PolicyKeys.MISSING_UPLOAD_TIME, missingUploadTime);
        }

        /** Neighbours of one group may be asked together. */
        public Builder trustGroup(String trustGroup) {
            return set(PolicyKeys.TRUST_GROUP, trustGroup);
        }

        /** Hosts that may serve files though their address is private. */
        public Builder fileHosts(List<String> fileHosts) {
            return set(PolicyKeys.FILE_HOSTS, fileHosts);
        }

        /** Accepts plain HTTP to a host that is not loopback. */
        public Builder allowInsecure() {
            return set(PolicyKeys.ALLOW_INSECURE, true);
        }

        /** How long a request may take. */
        public Builder timeout(Duration timeout) {
            return set(PolicyKeys.TIMEOUT, timeout);
        }

        /** How often a request is tried again. */
        public Builder retries(int retries) {
            return set(PolicyKeys.RETRIES, retries);
        }

        /** {@return the entry} */
        public IndexEntry build() {
            PolicyValues all = values.copy();
            IndexKind kind = all.get(PolicyKeys.KIND);
            if (kind.isRepository()) {
                all.set(PolicyKeys.SOURCES, sources);
            } else {
                boolean local = kind.isLocal() || (kind == IndexKind.FEED && !UrlSecrets.beginsAsUrl(location));
                all.set(local ? PolicyKeys.PATH : PolicyKeys.URL, location);
            }
            return new IndexEntry(all);
        }
    }
}
