// SPDX-License-Identifier: Apache-2.0
/** How an outcome is said: as text for people and as JSON for programs. */
@NullMarked
package dev.headwater.core.report;

import org.jspecify.annotations.NullMarked;
