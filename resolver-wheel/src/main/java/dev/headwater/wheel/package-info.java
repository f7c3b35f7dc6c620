// SPDX-License-Identifier: Apache-2.0
/** Rewrites wheels: their metadata as overlays say, their version as a post-release, and all else as it was. */
@NullMarked
package dev.headwater.wheel;

import org.jspecify.annotations.NullMarked;
