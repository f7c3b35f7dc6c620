// SPDX-License-Identifier: Apache-2.0
/** Feeds of distributors as indexes, from signed archives and their lists to an outcome. */
@NullMarked
package dev.headwater.tests.distro;

import org.jspecify.annotations.NullMarked;
