// SPDX-License-Identifier: Apache-2.0
/** Locks: made of a solution, kept to their owners, written in one canonical form. */
@NullMarked
package dev.headwater.core.lock;

import org.jspecify.annotations.NullMarked;
