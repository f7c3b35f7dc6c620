// SPDX-License-Identifier: Apache-2.0
/** Archives of Debian's format: what their suites have, and whether they are to be believed. */
@NullMarked
package dev.headwater.distro.repository.debian;

import org.jspecify.annotations.NullMarked;
