// SPDX-License-Identifier: Apache-2.0
/** A server on loopback of which each byte can be said, for tests of what comes over a network. */
@NullMarked
package dev.headwater.tests.loopback;

import org.jspecify.annotations.NullMarked;
