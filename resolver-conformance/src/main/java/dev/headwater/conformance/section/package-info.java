// SPDX-License-Identifier: Apache-2.0
/** The sections of a scenario that are about its indexes: the policy, how they are served, what distributors list. */
@NullMarked
package dev.headwater.conformance.section;

import org.jspecify.annotations.NullMarked;
