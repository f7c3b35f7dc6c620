// SPDX-License-Identifier: Apache-2.0
/**
 * The solver: PubGrub on dense integers and bit sets, as a machine that is resumed with what it demanded. It knows no
 * Python, no index and no input or output; {@code docs/solver.md} explains it in the words of these classes.
 */
@NullMarked
package dev.headwater.core.solver;

import org.jspecify.annotations.NullMarked;
