// SPDX-License-Identifier: Apache-2.0
/** Feeds of distributors, over archives that are signed as they are on the network. */
@NullMarked
package dev.headwater.tests.distro;

import org.jspecify.annotations.NullMarked;
