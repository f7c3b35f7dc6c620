// SPDX-License-Identifier: Apache-2.0
/** Reads metadata out of wheels and source distributions, wherever their bytes come from; every size is bounded. */
@NullMarked
package dev.headwater.api.archive;

import org.jspecify.annotations.NullMarked;
