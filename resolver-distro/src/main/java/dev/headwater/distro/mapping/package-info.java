// SPDX-License-Identifier: Apache-2.0
/** Files in which somebody wrote down which packages provide which projects. */
@NullMarked
package dev.headwater.distro.mapping;

import org.jspecify.annotations.NullMarked;
