// SPDX-License-Identifier: Apache-2.0
/** Looks through whole indexes for requirements that do not hold there, and writes the overlays that settle them. */
@NullMarked
package dev.headwater.core.hotfix;

import org.jspecify.annotations.NullMarked;
