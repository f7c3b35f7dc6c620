// SPDX-License-Identifier: Apache-2.0
/**
 * The policy: which indexes there are, in which order, which names each may supply, what is asked of their files; and
 * what makes an index of its entry.
 */
@NullMarked
package dev.headwater.api.policy;

import org.jspecify.annotations.NullMarked;
