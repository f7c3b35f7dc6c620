// SPDX-License-Identifier: Apache-2.0
/** Reads what is installed in a place, holds it against a policy, and offers a distributor's part of it as an index. */
@NullMarked
package dev.headwater.core.environment;

import org.jspecify.annotations.NullMarked;
