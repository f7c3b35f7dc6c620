// SPDX-License-Identifier: Apache-2.0
/** Problems made to lead a solver astray, put to the solver alone. */
@NullMarked
package dev.headwater.tests.solver;

import org.jspecify.annotations.NullMarked;
