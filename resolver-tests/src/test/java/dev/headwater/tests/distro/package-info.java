// SPDX-License-Identifier: Apache-2.0
/** Feeds of distributors as indexes, from the lists of an archive to an outcome. */
@NullMarked
package dev.headwater.tests.distro;

import org.jspecify.annotations.NullMarked;
