// SPDX-License-Identifier: Apache-2.0
/** Faulty twins: the library with one sentence of the rule broken, which a scenario of that sentence has to notice. */
@NullMarked
package dev.headwater.tests.kit.sentence;

import org.jspecify.annotations.NullMarked;
