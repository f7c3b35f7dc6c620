// SPDX-License-Identifier: Apache-2.0
/** Indexes over HTTP, made by a factory that a resolver is given. */
module dev.headwater.http {
    requires transitive dev.headwater.api;
    requires static org.jspecify;
}
