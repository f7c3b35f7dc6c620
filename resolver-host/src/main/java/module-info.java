// SPDX-License-Identifier: Apache-2.0
/** A resolver put together for the machine that it runs on. */
// The command line, which writes files, is compiled later.
@SuppressWarnings("module")
module dev.headwater.host {
    requires transitive dev.headwater.core;
    requires transitive dev.headwater.distro;
    requires transitive dev.headwater.http;
    requires static org.jspecify;

    exports dev.headwater.host;
    exports dev.headwater.host.file to
            dev.headwater.cli;
}
