// SPDX-License-Identifier: Apache-2.0
/** What a build has for all its modules: one way to the network, its logins and proxies, and this machine's Python. */
@NullMarked
package dev.headwater.maven.build;

import org.jspecify.annotations.NullMarked;
