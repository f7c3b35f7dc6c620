// SPDX-License-Identifier: Apache-2.0
/** The command {@code environment}, and what others ask of the same place. */
@NullMarked
package dev.headwater.cli.environment;

import org.jspecify.annotations.NullMarked;
