// SPDX-License-Identifier: Apache-2.0
/** The commands {@code overlay …}. */
@NullMarked
package dev.headwater.cli.overlay;

import org.jspecify.annotations.NullMarked;
