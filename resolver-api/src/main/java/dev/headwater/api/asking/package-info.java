// SPDX-License-Identifier: Apache-2.0
/** What the resolver and the indexes of this library share in asking; for our own modules alone. */
@NullMarked
package dev.headwater.api.asking;

import org.jspecify.annotations.NullMarked;
