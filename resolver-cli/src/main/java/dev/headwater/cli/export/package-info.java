// SPDX-License-Identifier: Apache-2.0
/** The command that hands an answer or a lock to other tools and to people. */
@NullMarked
package dev.headwater.cli.export;

import org.jspecify.annotations.NullMarked;
