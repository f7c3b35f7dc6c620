// SPDX-License-Identifier: Apache-2.0
/** A zip archive of which every byte is accounted for, and a copy of it in which a few entries are others. */
@NullMarked
package dev.headwater.wheel.zip;

import org.jspecify.annotations.NullMarked;
