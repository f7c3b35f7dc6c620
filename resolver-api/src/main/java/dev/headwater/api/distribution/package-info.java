// SPDX-License-Identifier: Apache-2.0
/**
 * Distribution files as they describe themselves: the name, its hashes, whether it is yanked, and its core metadata.
 */
@NullMarked
package dev.headwater.api.distribution;

import org.jspecify.annotations.NullMarked;
