// SPDX-License-Identifier: Apache-2.0
/** Reasons as values: why a request has no solution, what should be known of an outcome, and what may help. */
@NullMarked
package dev.headwater.api.explanation;

import org.jspecify.annotations.NullMarked;
