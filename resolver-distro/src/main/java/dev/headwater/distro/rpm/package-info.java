// SPDX-License-Identifier: Apache-2.0
/** What the files of an rpm-md repository say: {@code repomd.xml}, {@code primary.xml}, metalinks, and relations. */
@NullMarked
package dev.headwater.distro.rpm;

import org.jspecify.annotations.NullMarked;
