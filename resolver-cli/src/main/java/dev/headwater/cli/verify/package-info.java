// SPDX-License-Identifier: Apache-2.0
/** The command {@code verify}: holds a lock against the indexes of today. */
@NullMarked
package dev.headwater.cli.verify;

import org.jspecify.annotations.NullMarked;
