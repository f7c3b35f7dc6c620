// SPDX-License-Identifier: Apache-2.0
/** A policy as one Simple index, for installers that are asked nothing but a URL. */
module dev.headwater.gateway {
    requires transitive dev.headwater.host;
    requires dev.headwater.wheel;
    requires gg.jte.runtime;
    requires org.eclipse.jetty.alpn.server;
    requires org.eclipse.jetty.http;
    requires org.eclipse.jetty.http2.server;
    requires org.eclipse.jetty.io;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.util;
    // Of the annotation on templates that says that they are generated; it stays in the sources.
    requires static java.compiler;
    requires static org.jspecify;

    exports dev.headwater.gateway;
}
