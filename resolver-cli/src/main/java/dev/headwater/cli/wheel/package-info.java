// SPDX-License-Identifier: Apache-2.0
/** The commands {@code wheel …}, and what others that take wheels share with them. */
@NullMarked
package dev.headwater.cli.wheel;

import org.jspecify.annotations.NullMarked;
