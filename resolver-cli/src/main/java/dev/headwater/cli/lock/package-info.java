// SPDX-License-Identifier: Apache-2.0
/** The command {@code lock}. */
@NullMarked
package dev.headwater.cli.lock;

import org.jspecify.annotations.NullMarked;
