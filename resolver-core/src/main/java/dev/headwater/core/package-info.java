// SPDX-License-Identifier: Apache-2.0
/** The way in: the resolver, the readers of policy and request files, and the indexes that need no network. */
@NullMarked
package dev.headwater.core;

import org.jspecify.annotations.NullMarked;
