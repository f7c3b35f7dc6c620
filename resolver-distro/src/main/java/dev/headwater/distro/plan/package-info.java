// SPDX-License-Identifier: Apache-2.0
/** What a package manager installs of a solution, and what a Python installer installs beside it. Runs nothing. */
@NullMarked
package dev.headwater.distro.plan;

import org.jspecify.annotations.NullMarked;
