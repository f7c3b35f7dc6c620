// SPDX-License-Identifier: Apache-2.0
/**
 * The policy: which indexes there are, in which order, which names each may supply, and what is asked of their files.
 */
@NullMarked
package dev.headwater.api.policy;

import org.jspecify.annotations.NullMarked;
