// SPDX-License-Identifier: Apache-2.0
/** A request to resolve, its outcome, and the reasons: what callers hand in and get back. */
@NullMarked
package dev.headwater.api.resolution;

import org.jspecify.annotations.NullMarked;
