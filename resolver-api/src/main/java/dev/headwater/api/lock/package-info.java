// SPDX-License-Identifier: Apache-2.0
/** Locks as values: what a {@code pylock.toml} says, and what a lock of ours records beside the standard. */
@NullMarked
package dev.headwater.api.lock;

import org.jspecify.annotations.NullMarked;
