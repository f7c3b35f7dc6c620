// SPDX-License-Identifier: Apache-2.0
/** The command {@code jshell}. */
@NullMarked
package dev.headwater.cli.jshell;

import org.jspecify.annotations.NullMarked;
