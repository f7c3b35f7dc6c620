// SPDX-License-Identifier: Apache-2.0
/** The command {@code cache}. */
@NullMarked
package dev.headwater.cli.cache;

import org.jspecify.annotations.NullMarked;
