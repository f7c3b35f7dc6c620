// SPDX-License-Identifier: Apache-2.0
/**
 * Where a command's words go, what its exit status says, and what it finds around it. Knows no other package of the
 * command line.
 */
@NullMarked
package dev.headwater.cli.output;

import org.jspecify.annotations.NullMarked;
