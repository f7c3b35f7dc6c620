// SPDX-License-Identifier: Apache-2.0
/** A compiled feed: its file, its projects, and the index that answers from it. */
@NullMarked
package dev.headwater.distro.feed;

import org.jspecify.annotations.NullMarked;
