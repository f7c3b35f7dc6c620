// SPDX-License-Identifier: Apache-2.0
/** Where the boxes and arrows of a small graph go: layered, from left to right. */
@NullMarked
package dev.headwater.export.drawing;

import org.jspecify.annotations.NullMarked;
