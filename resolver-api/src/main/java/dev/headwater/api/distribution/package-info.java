// SPDX-License-Identifier: Apache-2.0
/** Distribution files as an index lists them: the name, its hashes, and whether it is yanked. */
@NullMarked
package dev.headwater.api.distribution;

import org.jspecify.annotations.NullMarked;
