// SPDX-License-Identifier: Apache-2.0
/** Decides who supplies a project, which versions may be chosen, and which of them fit together. */
// Our modules that write what overlays make of a wheel, and pages, are compiled later.
@SuppressWarnings("module")
module dev.headwater.core {
    requires transitive dev.headwater.api;
    requires com.fasterxml.jackson.core;
    requires com.google.common;
    requires org.tomlj;
    requires static transitive org.jspecify;

    exports dev.headwater.core;
    exports dev.headwater.core.audit;
    exports dev.headwater.core.environment;
    exports dev.headwater.core.imported;
    exports dev.headwater.core.hotfix;
    exports dev.headwater.core.lock;
    exports dev.headwater.core.overlay to
            dev.headwater.wheel;
    exports dev.headwater.core.repair;
    exports dev.headwater.core.report;
    exports dev.headwater.core.review;
    exports dev.headwater.core.simple to
            dev.headwater.cli,
            dev.headwater.conformance,
            dev.headwater.gateway;
    exports dev.headwater.core.support;
    exports dev.headwater.core.why;
}
