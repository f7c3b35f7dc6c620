// SPDX-License-Identifier: Apache-2.0
/** What is installed where a Python imports from, whose it is, and what a policy has to say about that. */
@NullMarked
package dev.headwater.api.environment;

import org.jspecify.annotations.NullMarked;
