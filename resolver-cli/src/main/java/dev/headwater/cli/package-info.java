// SPDX-License-Identifier: Apache-2.0
/** The command line: words in, exit status and text out. */
@NullMarked
package dev.headwater.cli;

import org.jspecify.annotations.NullMarked;
