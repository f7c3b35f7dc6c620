// SPDX-License-Identifier: Apache-2.0
/** Stores of answers that tests look into, or that keep less than others. */
@NullMarked
package dev.headwater.tests.store;

import org.jspecify.annotations.NullMarked;
