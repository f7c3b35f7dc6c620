// SPDX-License-Identifier: Apache-2.0
/** The sentences of the rule, as the pages in {@code docs/specification} number them. */
@NullMarked
package dev.headwater.conformance.rule;

import org.jspecify.annotations.NullMarked;
