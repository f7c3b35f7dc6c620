// SPDX-License-Identifier: Apache-2.0
/** What came of putting scenarios to subjects: a row for each scenario, a column for each subject. */
@NullMarked
package dev.headwater.conformance.matrix;

import org.jspecify.annotations.NullMarked;
