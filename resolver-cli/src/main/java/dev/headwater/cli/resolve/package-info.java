// SPDX-License-Identifier: Apache-2.0
/** The command {@code resolve}. */
@NullMarked
package dev.headwater.cli.resolve;

import org.jspecify.annotations.NullMarked;
