// SPDX-License-Identifier: Apache-2.0
/** Reads the metadata of wheels and source distributions as answers of indexes, wherever their bytes come from. */
@NullMarked
package dev.headwater.api.content;

import org.jspecify.annotations.NullMarked;
