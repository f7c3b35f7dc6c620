// SPDX-License-Identifier: Apache-2.0
/** Outcomes as programs read them, held against the published schema. */
@NullMarked
package dev.headwater.tests.report;

import org.jspecify.annotations.NullMarked;
