// SPDX-License-Identifier: Apache-2.0
/** The command {@code why}. */
@NullMarked
package dev.headwater.cli.why;

import org.jspecify.annotations.NullMarked;
