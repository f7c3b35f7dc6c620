// SPDX-License-Identifier: Apache-2.0
/**
 * The files of a Debian archive: stanzas, relations, versions, lists of contents, packages. Knows no project and no
 * network.
 */
@NullMarked
package dev.headwater.distro.debian;

import org.jspecify.annotations.NullMarked;
