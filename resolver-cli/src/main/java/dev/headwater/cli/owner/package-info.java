// SPDX-License-Identifier: Apache-2.0
/** The command {@code owner}. */
@NullMarked
package dev.headwater.cli.owner;

import org.jspecify.annotations.NullMarked;
