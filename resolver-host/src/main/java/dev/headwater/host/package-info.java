// SPDX-License-Identifier: Apache-2.0
/**
 * A resolver put together for the machine that it runs on: its Python, its logins, proxies and certificates, its place
 * for kept answers. {@link dev.headwater.host.HostResolver} is the entry; what it finds out can be had alone, too.
 *
 * <p>Nothing is read of the process but by {@link dev.headwater.host.Machine#current()}: a host that has an environment
 * or a folder of its own gives those.
 */
@NullMarked
package dev.headwater.host;

import org.jspecify.annotations.NullMarked;
