// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the members of zip and tar archives, wherever their bytes come from; every size is bounded. For our own
 * modules.
 */
@NullMarked
package dev.headwater.api.archive;

import org.jspecify.annotations.NullMarked;
