// SPDX-License-Identifier: Apache-2.0
/** What a machine must not forget from one run to the next. */
@NullMarked
package dev.headwater.api.state;

import org.jspecify.annotations.NullMarked;
