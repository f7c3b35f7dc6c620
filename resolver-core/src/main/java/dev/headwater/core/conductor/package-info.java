// SPDX-License-Identifier: Apache-2.0
/** Leads one resolution: answers what the solver demands from ownership and candidates, and says how it ended. */
@NullMarked
package dev.headwater.core.conductor;

import org.jspecify.annotations.NullMarked;
