// SPDX-License-Identifier: Apache-2.0
/** A host on the module path that asks indexes on the network. */
module example.network {
    requires dev.headwater.core;
    requires dev.headwater.http;
    requires jdk.httpserver;
}
