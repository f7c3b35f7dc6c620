// SPDX-License-Identifier: Apache-2.0
/** Scenarios as data: indexes, a policy, a request, and what has to come of it; {@code docs/scenarios.md} says how. */
@NullMarked
package dev.headwater.conformance.scenario;

import org.jspecify.annotations.NullMarked;
