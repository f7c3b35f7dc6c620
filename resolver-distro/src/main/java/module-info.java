// SPDX-License-Identifier: Apache-2.0
module dev.headwater.distro {
    requires transitive dev.headwater.api;
    requires transitive dev.headwater.http;
    requires aircompressor;
    requires com.fasterxml.jackson.core;
    requires java.xml;
    requires org.apache.commons.compress;
    requires org.bouncycastle.pg;
    requires org.bouncycastle.provider;
    requires org.tukaani.xz;
    requires packageurl.java;
    requires static org.jspecify;

    exports dev.headwater.distro;
    exports dev.headwater.distro.plan;
}
