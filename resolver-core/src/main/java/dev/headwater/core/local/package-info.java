// SPDX-License-Identifier: Apache-2.0
/** Reads recordings, wheels and source distributions where they lie; every size is bounded, every fault is placed. */
@NullMarked
package dev.headwater.core.local;

import org.jspecify.annotations.NullMarked;
