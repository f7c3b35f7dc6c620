// SPDX-License-Identifier: Apache-2.0
/** What every part of the interface shares: how a fault in somebody's text is told. */
@NullMarked
package dev.headwater.api;

import org.jspecify.annotations.NullMarked;
