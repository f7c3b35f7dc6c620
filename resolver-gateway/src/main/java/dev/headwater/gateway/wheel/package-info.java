// SPDX-License-Identifier: Apache-2.0
/** Wheels that are rewritten before they are listed, each once, and kept. */
@NullMarked
package dev.headwater.gateway.wheel;

import org.jspecify.annotations.NullMarked;
