// SPDX-License-Identifier: Apache-2.0
/** Reads of a lock what it has for a target: for locking again, comparing, verifying and auditing. */
@NullMarked
package dev.headwater.core.locked;

import org.jspecify.annotations.NullMarked;
