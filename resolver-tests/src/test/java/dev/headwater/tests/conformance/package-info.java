// SPDX-License-Identifier: Apache-2.0
/** Every row of the shared vectors, which hold what the reference implementation of the standards asserts. */
@NullMarked
package dev.headwater.tests.conformance;

import org.jspecify.annotations.NullMarked;
