// SPDX-License-Identifier: Apache-2.0
/**
 * Which indexes a command asks, and how: the options of policy, cache and network, and what is told while they are
 * asked.
 */
@NullMarked
package dev.headwater.cli.index;

import org.jspecify.annotations.NullMarked;
