// SPDX-License-Identifier: Apache-2.0
/** What overlays come to where they are held against what indexes list: {@code docs/overlays.md}. */
@NullMarked
package dev.headwater.api.review;

import org.jspecify.annotations.NullMarked;
