// SPDX-License-Identifier: Apache-2.0
/** What the ways of others would have taken of several indexes, beside what their owners supply. */
@NullMarked
package dev.headwater.api.audit;

import org.jspecify.annotations.NullMarked;
