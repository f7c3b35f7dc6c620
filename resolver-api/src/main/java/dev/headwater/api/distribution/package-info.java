// SPDX-License-Identifier: Apache-2.0
/** What a distribution file tells about itself: its name, its hashes, whether it is yanked, and its core metadata. */
@NullMarked
package dev.headwater.api.distribution;

import org.jspecify.annotations.NullMarked;
