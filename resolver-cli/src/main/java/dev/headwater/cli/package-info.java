// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: words in, exit status and text out. Each command has a package; {@code option} takes words apart,
 * {@code output} has what is written, {@code index} what commands that ask indexes share.
 */
@NullMarked
package dev.headwater.cli;

import org.jspecify.annotations.NullMarked;
