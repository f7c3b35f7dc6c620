// SPDX-License-Identifier: Apache-2.0
/** What the command line reads of the machine that it runs on: its Python, and what stands at a path. */
@NullMarked
package dev.headwater.cli.host;

import org.jspecify.annotations.NullMarked;
