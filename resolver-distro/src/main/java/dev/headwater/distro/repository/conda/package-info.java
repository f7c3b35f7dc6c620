// SPDX-License-Identifier: Apache-2.0
/** Channels of conda's packages, at URLs or on this machine. */
@NullMarked
package dev.headwater.distro.repository.conda;

import org.jspecify.annotations.NullMarked;
