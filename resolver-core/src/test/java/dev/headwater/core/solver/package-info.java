// SPDX-License-Identifier: Apache-2.0
/** The solver against tiny universes that a reader can hold in mind. */
@NullMarked
package dev.headwater.core.solver;

import org.jspecify.annotations.NullMarked;
