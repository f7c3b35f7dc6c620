// SPDX-License-Identifier: Apache-2.0
/** Puts scenarios to this library and to others, and says who agrees where with the rule. */
@NullMarked
package dev.headwater.conformance;

import org.jspecify.annotations.NullMarked;
