// SPDX-License-Identifier: Apache-2.0
/**
 * What indexes answered, read and checked once for all who ask; what an answer means for a target, a policy and a
 * request is judged elsewhere.
 */
@NullMarked
package dev.headwater.core.reading;

import org.jspecify.annotations.NullMarked;
