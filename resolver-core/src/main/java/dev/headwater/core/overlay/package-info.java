// SPDX-License-Identifier: Apache-2.0
/**
 * Lays the overlays of a policy over what its indexes answered: over the page of an owner, row by row, and over the
 * metadata of a row. What was read stays as it is, so that sessions with other overlays share it.
 */
@NullMarked
package dev.headwater.core.overlay;

import org.jspecify.annotations.NullMarked;
