// SPDX-License-Identifier: Apache-2.0
/**
 * Answers questions about the packaging specifications, one JSON object a line: an oracle for other implementations.
 */
@NullMarked
package dev.headwater.cli.eval;

import org.jspecify.annotations.NullMarked;
