// SPDX-License-Identifier: Apache-2.0
/** What whole indexes say against what is published, and the overlays that settle it. */
@NullMarked
package dev.headwater.api.hotfix;

import org.jspecify.annotations.NullMarked;
