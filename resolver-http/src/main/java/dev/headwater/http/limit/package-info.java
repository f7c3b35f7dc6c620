// SPDX-License-Identifier: Apache-2.0
/** What an origin is spared: how many requests it gets at once, how often again and when, and when none at all. */
@NullMarked
package dev.headwater.http.limit;

import org.jspecify.annotations.NullMarked;
