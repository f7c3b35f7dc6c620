// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One index of a policy, with all that is said about it. Checked as a whole by {@link IndexPolicy.Builder#build()}.
 *
 * <p>This file is long because it says what each of the keys of an index means, once.
 */
public final class IndexEntry {
    private final IndexId id;
    private final String location;
    private final IndexKind kind;
    private final List<String> mirrors;
    private final boolean mirrorsComplete;
    private final IndexRole role;
    private final List<NamePattern> reserved;
    private final List<NamePattern> allow;
    private final List<NamePattern> deny;
    private final Optional<ProjectName> knownProject;
    private final List<Integer> alsoAbsent;
    private final List<String> absentRedirects;
    private final AuthenticationMode authenticate;
    private final Duration coolDown;
    private final Duration absentMaxAge;
    private final MissingUploadTimeRule missingUploadTime;
    private final Optional<String> trustGroup;
    private final List<String> fileHosts;
    private final boolean allowInsecure;
    private final Duration timeout;
    private final int retries;

    private IndexEntry(Builder builder) {
        id = builder.id;
        location = builder.location;
        kind = builder.kind;
        mirrors = List.copyOf(builder.mirrors);
        mirrorsComplete = builder.mirrorsComplete;
        role = builder.role;
        reserved = List.copyOf(builder.reserved);
        allow = List.copyOf(builder.allow);
        deny = List.copyOf(builder.deny);
        knownProject = builder.knownProject;
        alsoAbsent = List.copyOf(builder.alsoAbsent);
        absentRedirects = List.copyOf(builder.absentRedirects);
        authenticate = builder.authenticate;
        coolDown = builder.coolDown;
        absentMaxAge = builder.absentMaxAge;
        missingUploadTime = builder.missingUploadTime;
        trustGroup = builder.trustGroup;
        fileHosts = List.copyOf(builder.fileHosts);
        allowInsecure = builder.allowInsecure;
        timeout = builder.timeout;
        retries = builder.retries;
    }

    /**
     * Begins an entry; everything but id and location has the default of the policy file.
     *
     * @param location a URL without user information, or a path for the kinds that are local
     */
    public static Builder builder(IndexId id, String location) {
        return new Builder(id, location);
    }

    /** {@return its name} */
    public IndexId id() {
        return id;
    }

    /** {@return its URL, or its path} */
    public String location() {
        return location;
    }

    /** {@return what stands behind it} */
    public IndexKind kind() {
        return kind;
    }

    /** {@return further locations of the same index, asked in order when the one before is unavailable} */
    public List<String> mirrors() {
        return mirrors;
    }

    /** {@return whether a mirror may say absent} */
    public boolean mirrorsComplete() {
        return mirrorsComplete;
    }

    /** {@return when it is asked} */
    public IndexRole role() {
        return role;
    }

    /** {@return names that only this index may supply} */
    public List<NamePattern> reserved() {
        return reserved;
    }

    /** {@return the only names it may supply} */
    public List<NamePattern> allow() {
        return allow;
    }

    /** {@return names it may not supply} */
    public List<NamePattern> deny() {
        return deny;
    }

    /** {@return a project that must be present before an absence of this index is believed} */
    public Optional<ProjectName> knownProject() {
        return knownProject;
    }

    /** {@return statuses besides 404 and 410 that mean absent} */
    public List<Integer> alsoAbsent() {
        return alsoAbsent;
    }

    /** {@return uRLs: a redirect to one of them, or to anything below, means absent} */
    public List<String> absentRedirects() {
        return absentRedirects;
    }

    /** {@return when credentials are sent} */
    public AuthenticationMode authenticate() {
        return authenticate;
    }

    /** {@return how old a file must be before it is used} */
    public Duration coolDown() {
        return coolDown;
    }

    /** {@return how long an absence may be reused} */
    public Duration absentMaxAge() {
        return absentMaxAge;
    }

    /** {@return what becomes of files without an upload time where a cut-off applies} */
    public MissingUploadTimeRule missingUploadTime() {
        return missingUploadTime;
    }

    /** {@return neighbours of one group may be asked together} */
    public Optional<String> trustGroup() {
        return trustGroup;
    }

    /** {@return hosts that may serve files though their address is private} */
    public List<String> fileHosts() {
        return fileHosts;
    }

    /** {@return whether plain HTTP to a host that is not loopback is accepted} */
    public boolean allowInsecure() {
        return allowInsecure;
    }

    /** {@return how long a request may take} */
    public Duration timeout() {
        return timeout;
    }

    /** {@return how often a request is tried again} */
    public int retries() {
        return retries;
    }

    /** {@return whether one of its allowed patterns covers a name and none of the denied ones does} */
    public boolean admits(ProjectName name) {
        return allow.stream().anyMatch(pattern -> pattern.matches(name))
                && deny.stream().noneMatch(pattern -> pattern.matches(name));
    }

    @Override
    public String toString() {
        return id + "=" + location;
    }

    /** Collects what is said of an index. */
    public static final class Builder {
        private final IndexId id;
        private final String location;
        private IndexKind kind = IndexKind.SIMPLE;
        private List<String> mirrors = List.of();
        private boolean mirrorsComplete = false;
        private IndexRole role = IndexRole.SEARCHED;
        private List<NamePattern> reserved = List.of();
        private List<NamePattern> allow = List.of(NamePattern.parse("*"));
        private List<NamePattern> deny = List.of();
        private Optional<ProjectName> knownProject = Optional.empty();
        private List<Integer> alsoAbsent = List.of();
        private List<String> absentRedirects = List.of();
        private AuthenticationMode authenticate = AuthenticationMode.AUTO;
        private Duration coolDown = Duration.ZERO;
        private Duration absentMaxAge = Duration.ofMinutes(10);
        private MissingUploadTimeRule missingUploadTime = MissingUploadTimeRule.REFUSE;
        private Optional<String> trustGroup = Optional.empty();
        private List<String> fileHosts = List.of();
        private boolean allowInsecure = false;
        private Duration timeout = Duration.ofSeconds(10);
        private int retries = 3;

        private Builder(IndexId id, String location) {
            this.id = id;
            this.location = location;
        }

        /** What stands behind it. */
        public Builder kind(IndexKind kind) {
            this.kind = kind;
            return this;
        }

        /** Further locations of the same index, asked in order when the one before is unavailable. */
        public Builder mirrors(List<String> mirrors) {
            this.mirrors = mirrors;
            return this;
        }

        /** Says that a mirror may say absent. */
        public Builder mirrorsComplete() {
            this.mirrorsComplete = true;
            return this;
        }

        /** When it is asked. */
        public Builder role(IndexRole role) {
            this.role = role;
            return this;
        }

        /** Names that only this index may supply. */
        public Builder reserved(List<NamePattern> reserved) {
            this.reserved = reserved;
            return this;
        }

        /** The only names it may supply. */
        public Builder allow(List<NamePattern> allow) {
            this.allow = allow;
            return this;
        }

        /** Names it may not supply. */
        public Builder deny(List<NamePattern> deny) {
            this.deny = deny;
            return this;
        }

        /** A project that must be present before an absence of this index is believed. */
        public Builder knownProject(ProjectName knownProject) {
            this.knownProject = Optional.of(knownProject);
            return this;
        }

        /** Statuses besides 404 and 410 that mean absent. */
        public Builder alsoAbsent(List<Integer> alsoAbsent) {
            this.alsoAbsent = alsoAbsent;
            return this;
        }

        /** URLs: a redirect to one of them, or to anything below, means absent. */
        public Builder absentRedirects(List<String> absentRedirects) {
            this.absentRedirects = absentRedirects;
            return this;
        }

        /** When credentials are sent. */
        public Builder authenticate(AuthenticationMode authenticate) {
            this.authenticate = authenticate;
            return this;
        }

        /** How old a file must be before it is used. */
        public Builder coolDown(Duration coolDown) {
            this.coolDown = coolDown;
            return this;
        }

        /** How long an absence may be reused. */
        public Builder absentMaxAge(Duration absentMaxAge) {
            this.absentMaxAge = absentMaxAge;
            return this;
        }

        /** What becomes of files without an upload time where a cut-off applies. */
        public Builder missingUploadTime(MissingUploadTimeRule missingUploadTime) {
            this.missingUploadTime = missingUploadTime;
            return this;
        }

        /** Neighbours of one group may be asked together. */
        public Builder trustGroup(String trustGroup) {
            this.trustGroup = Optional.of(trustGroup);
            return this;
        }

        /** Hosts that may serve files though their address is private. */
        public Builder fileHosts(List<String> fileHosts) {
            this.fileHosts = fileHosts;
            return this;
        }

        /** Accepts plain HTTP to a host that is not loopback. */
        public Builder allowInsecure() {
            this.allowInsecure = true;
            return this;
        }

        /** How long a request may take. */
        public Builder timeout(Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        /** How often a request is tried again. */
        public Builder retries(int retries) {
            this.retries = retries;
            return this;
        }

        /** {@return the entry} */
        public IndexEntry build() {
            return new IndexEntry(this);
        }
    }
}
