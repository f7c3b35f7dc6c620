// SPDX-License-Identifier: Apache-2.0
/** Reads the files that people write: bounded, with the line and the key of every fault. Doors are in {@code core}. */
@NullMarked
package dev.headwater.core.file;

import org.jspecify.annotations.NullMarked;
