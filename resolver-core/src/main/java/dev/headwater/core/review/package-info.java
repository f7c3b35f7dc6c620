// SPDX-License-Identifier: Apache-2.0
/** Holds overlays against what indexes list, and compares two sets of them: {@code docs/overlays.md}. */
@NullMarked
package dev.headwater.core.review;

import org.jspecify.annotations.NullMarked;
