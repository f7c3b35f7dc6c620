// SPDX-License-Identifier: Apache-2.0
/** The parts that all others share: faults in text that somebody wrote, and defects. */
@NullMarked
package dev.headwater.api;

import org.jspecify.annotations.NullMarked;
