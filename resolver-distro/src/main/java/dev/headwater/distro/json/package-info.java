// SPDX-License-Identifier: Apache-2.0
/** Reads JSON that others wrote, from front to end and within bounds. */
@NullMarked
package dev.headwater.distro.json;

import org.jspecify.annotations.NullMarked;
