// SPDX-License-Identifier: Apache-2.0
/** What the lists of rpm-md repositories tell of projects: by what packages declare that they provide and require. */
@NullMarked
package dev.headwater.distro.compile.rpm;

import org.jspecify.annotations.NullMarked;
