// SPDX-License-Identifier: Apache-2.0
/** Packed bytes as a stream of bounded length. */
@NullMarked
package dev.headwater.distro.unpack;

import org.jspecify.annotations.NullMarked;
