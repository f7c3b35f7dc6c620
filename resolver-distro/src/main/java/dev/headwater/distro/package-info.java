// SPDX-License-Identifier: Apache-2.0
/** Feeds of distributors as indexes, and what a package manager is to install. */
@NullMarked
package dev.headwater.distro;

import org.jspecify.annotations.NullMarked;
