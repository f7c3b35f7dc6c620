// SPDX-License-Identifier: Apache-2.0
/** Indexes over HTTP, made by a factory that a resolver is given. */
// Our modules that share the reading of files and keys are compiled later.
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
    exports dev.headwater.http.file to
            dev.headwater.cli,
            dev.headwater.conformance,
            dev.headwater.distro,
            dev.headwater.gateway,
            dev.headwater.host;
    exports dev.headwater.http.files;
    exports dev.headwater.http.store;
    exports dev.headwater.http.tls to
            dev.headwater.gateway;
}
