// SPDX-License-Identifier: Apache-2.0
/** The command line; exports nothing. */
module dev.headwater.cli {
    requires com.fasterxml.jackson.core;
    requires static dev.headwater.conformance;
    requires dev.headwater.export;
    requires static dev.headwater.gateway;
    requires dev.headwater.host;
    requires dev.headwater.wheel;
    requires java.prefs;
    requires jdk.httpserver;
    requires jdk.jshell;
    requires org.apache.commons.cli;
    requires static org.jspecify;
}
