// SPDX-License-Identifier: Apache-2.0
/**
 * Changes of a request or its policy that are tried by resolving, over one set of answers: for repairs and for hints.
 */
@NullMarked
package dev.headwater.core.trial;

import org.jspecify.annotations.NullMarked;
