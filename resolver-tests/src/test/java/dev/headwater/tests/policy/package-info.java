// SPDX-License-Identifier: Apache-2.0
/** Random policies over HTTP, held against a second, simple reading of the rule that shares no code with the first. */
@NullMarked
package dev.headwater.tests.policy;

import org.jspecify.annotations.NullMarked;
