// SPDX-License-Identifier: Apache-2.0
/** What the lists of a repository say of its files. */
@NullMarked
package dev.headwater.distro.listed;

import org.jspecify.annotations.NullMarked;
