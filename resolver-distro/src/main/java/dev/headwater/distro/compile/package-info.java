// SPDX-License-Identifier: Apache-2.0
/** A repository turned into a feed: which package provides which project, at which version, and what it requires. */
@NullMarked
package dev.headwater.distro.compile;

import org.jspecify.annotations.NullMarked;
