// SPDX-License-Identifier: Apache-2.0
/** The commands of overlays: {@code overlay lint} and its like. */
@NullMarked
package dev.headwater.cli.overlay;

import org.jspecify.annotations.NullMarked;
