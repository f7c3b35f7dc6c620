// SPDX-License-Identifier: Apache-2.0
/** Scenarios of the rule, put to this library, to other installers and to any tool. */
module dev.headwater.conformance {
    requires transitive dev.headwater.core;
    requires com.fasterxml.jackson.core;
    requires dev.headwater.distro;
    requires dev.headwater.http;
    requires gg.jte.runtime;
    requires jdk.httpserver;
    requires org.bouncycastle.pg;
    requires org.bouncycastle.provider;
    // Of the annotation on templates that says that they are generated; it stays in the sources.
    requires static java.compiler;
    requires static org.jspecify;

    exports dev.headwater.conformance;
}
