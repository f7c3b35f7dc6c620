// SPDX-License-Identifier: Apache-2.0
/** The words of a command taken apart: options, their values, and what was probably meant. */
@NullMarked
package dev.headwater.cli.option;

import org.jspecify.annotations.NullMarked;
