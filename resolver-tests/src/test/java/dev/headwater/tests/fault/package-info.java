// SPDX-License-Identifier: Apache-2.0
/** Resolutions over a network that is broken by a seeded plan: the right pins or an index failure, nothing else. */
@NullMarked
package dev.headwater.tests.fault;

import org.jspecify.annotations.NullMarked;
