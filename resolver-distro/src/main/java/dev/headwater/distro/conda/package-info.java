// SPDX-License-Identifier: Apache-2.0
/** The files of conda's channels: versions, match specs and the lists of packages. */
@NullMarked
package dev.headwater.distro.conda;

import org.jspecify.annotations.NullMarked;
