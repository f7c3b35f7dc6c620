// SPDX-License-Identifier: Apache-2.0
/** What Debian's lists tell of projects: by metadata folders, by relations of packages, by the packages themselves. */
@NullMarked
package dev.headwater.distro.compile.debian;

import org.jspecify.annotations.NullMarked;
