// SPDX-License-Identifier: Apache-2.0
/**
 * What the lists of conda's channels tell of projects: by package URLs that builds declare, and by what a policy maps.
 */
@NullMarked
package dev.headwater.distro.compile.conda;

import org.jspecify.annotations.NullMarked;
