// SPDX-License-Identifier: Apache-2.0
/** What an index is asked and what it answers: the interfaces that a host implements to bring its own index. */
@NullMarked
package dev.headwater.api.index;

import org.jspecify.annotations.NullMarked;
