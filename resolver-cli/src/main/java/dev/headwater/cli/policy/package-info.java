// SPDX-License-Identifier: Apache-2.0
/** The command {@code policy import}. */
@NullMarked
package dev.headwater.cli.policy;

import org.jspecify.annotations.NullMarked;
