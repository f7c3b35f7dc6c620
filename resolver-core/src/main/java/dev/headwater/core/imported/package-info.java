// SPDX-License-Identifier: Apache-2.0
/** A policy that says what the configuration of another tool says, and what changes in meaning. */
@NullMarked
package dev.headwater.core.imported;

import org.jspecify.annotations.NullMarked;
