// SPDX-License-Identifier: Apache-2.0
/** The command {@code plan}. */
@NullMarked
package dev.headwater.cli.plan;

import org.jspecify.annotations.NullMarked;
