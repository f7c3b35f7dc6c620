// SPDX-License-Identifier: Apache-2.0
/** The door of the HTTP client: a factory of indexes and its options. */
@NullMarked
package dev.headwater.http;

import org.jspecify.annotations.NullMarked;
