// SPDX-License-Identifier: Apache-2.0
/** What the ways of others would have taken: the rule of {@code docs/audit.md}. */
@NullMarked
package dev.headwater.core.audit;

import org.jspecify.annotations.NullMarked;
