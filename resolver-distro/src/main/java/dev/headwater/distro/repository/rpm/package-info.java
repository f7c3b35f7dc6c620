// SPDX-License-Identifier: Apache-2.0
/** Repositories of the rpm-md format: what they have, and whether they are to be believed. */
@NullMarked
package dev.headwater.distro.repository.rpm;

import org.jspecify.annotations.NullMarked;
