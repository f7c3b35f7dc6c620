// SPDX-License-Identifier: Apache-2.0
/** The universe that the solver sees: numbers and bit sets, made of projects, candidates and requirements. */
@NullMarked
package dev.headwater.core.universe;

import org.jspecify.annotations.NullMarked;
