// SPDX-License-Identifier: Apache-2.0
/**
 * Text that people write and read: words and near misses of them, times, and what is safe to show. For our own modules.
 */
@NullMarked
package dev.headwater.api.text;

import org.jspecify.annotations.NullMarked;
