// SPDX-License-Identifier: Apache-2.0
/**
 * The candidates on an owner's page, their order, and the exclusions: the rule of
 * {@code docs/specification/candidates.md}.
 */
@NullMarked
package dev.headwater.core.candidate;

import org.jspecify.annotations.NullMarked;
