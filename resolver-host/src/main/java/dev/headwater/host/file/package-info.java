// SPDX-License-Identifier: Apache-2.0
/** Files that are written whole or not at all; for the command line and the Maven plugin, and promised to nobody. */
@NullMarked
package dev.headwater.host.file;

import org.jspecify.annotations.NullMarked;
