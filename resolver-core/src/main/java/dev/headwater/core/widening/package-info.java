// SPDX-License-Identifier: Apache-2.0
/** Requirements that ask for less than they are written to, by as little as lets one version in. */
@NullMarked
package dev.headwater.core.widening;

import org.jspecify.annotations.NullMarked;
