// SPDX-License-Identifier: Apache-2.0
/** Fuzz targets of what reads the files of distributors, and what package managers keep of what is installed. */
@NullMarked
package dev.headwater.tests.fuzz.distro;

import org.jspecify.annotations.NullMarked;
