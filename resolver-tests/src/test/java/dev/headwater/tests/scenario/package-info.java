// SPDX-License-Identifier: Apache-2.0
/** Scenarios as data: indexes, a policy, a request, and what has to come of it; the shared ones and our own. */
@NullMarked
package dev.headwater.tests.scenario;

import org.jspecify.annotations.NullMarked;
