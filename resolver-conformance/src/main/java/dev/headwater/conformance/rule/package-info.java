// SPDX-License-Identifier: Apache-2.0
/** The sentences of the rule, as the pages {@code docs/specification/ownership.md} and {@code docs/specification/candidates.md} number them. */
@NullMarked
package dev.headwater.conformance.rule;

import org.jspecify.annotations.NullMarked;
