// SPDX-License-Identifier: Apache-2.0
/** What may be chosen of an owner's page, in which order, and why the rest may not: section 4 of the index policy. */
@NullMarked
package dev.headwater.core.candidate;

import org.jspecify.annotations.NullMarked;
