// SPDX-License-Identifier: Apache-2.0
/** Feeds of distributors, from the lists of an archive to an outcome, over archives signed as they are on the network. */
@NullMarked
package dev.headwater.tests.distro;

import org.jspecify.annotations.NullMarked;
