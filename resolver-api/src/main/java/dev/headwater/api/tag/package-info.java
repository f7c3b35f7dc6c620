// SPDX-License-Identifier: Apache-2.0
/**
 * Compatibility tags, their order, and the target that a resolution is made for; all of it data, nothing is detected.
 */
@NullMarked
package dev.headwater.api.tag;

import org.jspecify.annotations.NullMarked;
