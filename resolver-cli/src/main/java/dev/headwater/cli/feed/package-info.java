// SPDX-License-Identifier: Apache-2.0
/** The command {@code feed}. */
@NullMarked
package dev.headwater.cli.feed;

import org.jspecify.annotations.NullMarked;
