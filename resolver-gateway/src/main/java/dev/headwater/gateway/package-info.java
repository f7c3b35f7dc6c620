// SPDX-License-Identifier: Apache-2.0
/** The policy as one Simple index on this machine, and what its start is told. */
@NullMarked
package dev.headwater.gateway;

import org.jspecify.annotations.NullMarked;
