// SPDX-License-Identifier: Apache-2.0
/** The door of the core: what a host builds a resolver with. */
@NullMarked
package dev.headwater.core;

import org.jspecify.annotations.NullMarked;
