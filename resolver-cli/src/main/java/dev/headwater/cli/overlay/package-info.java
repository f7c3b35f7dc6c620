// SPDX-License-Identifier: Apache-2.0
/** {@code overlay …}: files of overlays, as their operators work with them. */
@NullMarked
package dev.headwater.cli.overlay;

import org.jspecify.annotations.NullMarked;
