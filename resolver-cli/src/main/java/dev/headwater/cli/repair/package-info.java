// SPDX-License-Identifier: Apache-2.0
/** The command {@code repair}. */
@NullMarked
package dev.headwater.cli.repair;

import org.jspecify.annotations.NullMarked;
