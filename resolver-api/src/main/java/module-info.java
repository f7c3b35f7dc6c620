// SPDX-License-Identifier: Apache-2.0
/** Values of the Python packaging specifications, the index policy, requests and outcomes; depends on nothing. */
// Our modules that share the reading of archives and texts are compiled later.
@SuppressWarnings("module")
module dev.headwater.api {
    requires static org.jspecify;

    exports dev.headwater.api;
    exports dev.headwater.api.archive to
            dev.headwater.core,
            dev.headwater.gateway,
            dev.headwater.http,
            dev.headwater.wheel;
    exports dev.headwater.api.asking to
            dev.headwater.core,
            dev.headwater.http;
    exports dev.headwater.api.audit;
    exports dev.headwater.api.content;
    exports dev.headwater.api.distribution;
    exports dev.headwater.api.envelope to
            dev.headwater.core,
            dev.headwater.distro;
    exports dev.headwater.api.environment;
    exports dev.headwater.api.explanation;
    exports dev.headwater.api.hotfix;
    exports dev.headwater.api.index;
    exports dev.headwater.api.lock;
    exports dev.headwater.api.metadata;
    exports dev.headwater.api.name;
    exports dev.headwater.api.overlay;
    exports dev.headwater.api.ownership;
    exports dev.headwater.api.policy;
    exports dev.headwater.api.repair;
    exports dev.headwater.api.requirement;
    exports dev.headwater.api.resolution;
    exports dev.headwater.api.review;
    exports dev.headwater.api.state to
            dev.headwater.distro;
    exports dev.headwater.api.support;
    exports dev.headwater.api.tag;
    exports dev.headwater.api.text to
            dev.headwater.cli,
            dev.headwater.conformance,
            dev.headwater.core,
            dev.headwater.distro,
            dev.headwater.export,
            dev.headwater.gateway,
            dev.headwater.host,
            dev.headwater.http,
            dev.headwater.wheel;
    exports dev.headwater.api.version;
}
