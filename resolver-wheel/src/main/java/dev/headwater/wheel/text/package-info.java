// SPDX-License-Identifier: Apache-2.0
/** The texts in a wheel, in which a few lines are changed and all others stay byte for byte. */
@NullMarked
package dev.headwater.wheel.text;

import org.jspecify.annotations.NullMarked;
