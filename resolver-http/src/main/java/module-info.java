// SPDX-License-Identifier: Apache-2.0
/** Indexes over HTTP, made by a factory that a resolver is given. */
// The host and the command line, which share the reading of files, are compiled later; so is the module of the feeds of
// distributors, which is to share fetching, cache and store.
@SuppressWarnings("module")
module dev.headwater.http {
    requires transitive dev.headwater.api;
    requires com.fasterxml.jackson.core;
    requires com.github.benmanes.caffeine;
    requires io.github.resilience4j.core;
    requires io.github.resilience4j.retry;
    requires okhttp3;
    requires org.jsoup;
    requires static org.jspecify;

    exports dev.headwater.http;
    exports dev.headwater.http.body to
            dev.headwater.distro;
    exports dev.headwater.http.cache to
            dev.headwater.distro;
    exports dev.headwater.http.fetch to
            dev.headwater.distro;
    exports dev.headwater.http.file to
            dev.headwater.cli,
            dev.headwater.host;
    exports dev.headwater.http.redirect to
            dev.headwater.distro;
    exports dev.headwater.http.store;
    exports dev.headwater.http.tls to
            dev.headwater.distro;
}
