// SPDX-License-Identifier: Apache-2.0
/** Where the files of a distributor's repository are, and whether they are to be believed: a folder, or the network. */
@NullMarked
package dev.headwater.distro.repository;

import org.jspecify.annotations.NullMarked;
