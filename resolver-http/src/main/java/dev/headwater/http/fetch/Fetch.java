// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.api.text.Shown;
import dev.headwater.http.files.FileTarget;
import dev.headwater.http.redirect.RedirectRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked: a URL of a site, with what may come back.
 *
 * <pre>{@code
 * Fetch.builder("https://packages.example.org/simple/flask/", site)
 *         .accept("application/vnd.pypi.simple.v1+json")
 *         .redirects(PageRedirects.ofProject(base, name, absentRedirects))
 *         .build();
 * }</pre>
 */
public final class Fetch {
    private static final long MOST_BYTES = 64L << 20;

    /** What the answer is for: which decides how it may be encoded and where it may come from. */
    public enum Purpose {
        /** A page of the index: of its own origin, packed by gzip on the way where the server can. */
        PAGE,
        /** A file of core metadata: from any host a file may come from, packed by gzip where the server can. */
        METADATA,
        /**
         * A file, whole or in part: its bytes as they are stored. What a server says of their encoding is not undone,
         * as in pip: many call a {@code .tar.gz} packed by gzip. What is large is kept in a temporary file.
         */
        FILE
    }

    private final String url;
    private final Site site;
    private final Purpose purpose;
    private final String accept;
    private final Optional<String> ifNoneMatch;
    private final Optional<String> ifModifiedSince;
    private final Optional<String> range;
    private final RedirectRule redirects;
    private final long mostBytes;
    private final boolean hashKnown;
    private final @Nullable FileTarget target;

    private Fetch(Builder builder) {
        url = builder.url;
        site = builder.site;
        purpose = builder.purpose;
        accept = builder.accept;
        ifNoneMatch = builder.ifNoneMatch;
        ifModifiedSince = builder.ifModifiedSince;
        range = builder.range;
        redirects = builder.redirects;
        mostBytes = builder.mostBytes;
        hashKnown = builder.hashKnown;
        target = builder.target;
    }

    /**
     * Begins a fetch of a page, that follows no redirect.
     *
     * @param url an absolute URL; one that cannot be asked is a failure of the reply
     */
    public static Builder builder(String url, Site site) {
        return new Builder(url, site);
    }

    String url() {
        return url;
    }

    Site site() {
        return site;
    }

    Purpose purpose() {
        return purpose;
    }

    /** {@return whether it asks for a file itself, whole or in part} */
    public boolean isOfFile() {
        return purpose == Purpose.FILE;
    }

    /**
     * {@return whether it asks for a file of any length, to be passed on as it comes} An archive that is read for its
     * metadata is none: a resolution waits for it as for a page.
     */
    boolean isPassedOn() {
        return isOfFile() && target != null;
    }

    String accept() {
        return accept;
    }

    Optional<String> ifNoneMatch() {
        return ifNoneMatch;
    }

    Optional<String> ifModifiedSince() {
        return ifModifiedSince;
    }

    Optional<String> range() {
        return range;
    }

    RedirectRule redirects() {
        return redirects;
    }

    long mostBytes() {
        return mostBytes;
    }

    boolean isHashKnown() {
        return hashKnown;
    }

    /** {@return who takes the body of a 200; null where it is a part of the reply} */
    @Nullable
    FileTarget target() {
        return target;
    }

    /** {@return purpose, URL without secrets and site} */
    @Override
    public String toString() {
        return purpose + " " + Shown.url(url) + " of " + site.id();
    }

    /** Collects a fetch. */
    public static final class Builder {
        private final String url;
        private final Site site;
        private Purpose purpose = Purpose.PAGE;
        private String accept = "*/*";
        private Optional<String> ifNoneMatch = Optional.empty();
        private Optional<String> ifModifiedSince = Optional.empty();
        private Optional<String> range = Optional.empty();
        private RedirectRule redirects = RedirectRule.none();
        private long mostBytes = MOST_BYTES;
        private boolean hashKnown;
        private @Nullable FileTarget target;

        private Builder(String url, Site site) {
            this.url = url;
            this.site = site;
        }

        /** Sets what the answer is for. */
        public Builder purpose(Purpose purpose) {
            this.purpose = purpose;
            return this;
        }

        /** Sets the header {@code Accept}. */
        public Builder accept(String mediaTypes) {
            accept = mediaTypes;
            return this;
        }

        /** Asks for an answer only if it has another entity tag. */
        public Builder ifNoneMatch(String entityTag) {
            ifNoneMatch = Optional.of(entityTag);
            return this;
        }

        /** Asks for an answer only if it has changed since. */
        public Builder ifModifiedSince(String date) {
            ifModifiedSince = Optional.of(date);
            return this;
        }

        /** Asks for a part: the value of the header {@code Range}, such as {@code bytes=-65536}. */
        public Builder range(String bytes) {
            range = Optional.of(bytes);
            return this;
        }

        /** Sets which redirects are followed; none otherwise. */
        public Builder redirects(RedirectRule rule) {
            redirects = rule;
            return this;
        }

        /** Sets how long the answer may be at most, decoded; 64 MiB otherwise. */
        public Builder mostBytes(long bytes) {
            mostBytes = bytes;
            return this;
        }

        /** Whoever asks has a sha256 of what is to come: a file may then come over http from below an https page. */
        public Builder hashKnown() {
            hashKnown = true;
            return this;
        }

        /** Gives the body of a 200 to somebody who takes it as it comes; the reply has an empty one then. */
        public Builder into(FileTarget taker) {
            target = taker;
            return this;
        }

        /** {@return the fetch} */
        public Fetch build() {
            return new Fetch(this);
        }
    }
}
