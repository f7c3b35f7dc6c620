// SPDX-License-Identifier: Apache-2.0
/** The command {@code audit}: what merging indexes would have installed. */
@NullMarked
package dev.headwater.cli.audit;

import org.jspecify.annotations.NullMarked;
