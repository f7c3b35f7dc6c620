// SPDX-License-Identifier: Apache-2.0
/**
 * Overlays: corrections of published metadata, and of how files are listed, that a policy brings with it. What an index
 * says stays as it is; what the solver reads is what an overlay makes of it, and both are told.
 */
@NullMarked
package dev.headwater.api.overlay;

import org.jspecify.annotations.NullMarked;
