// SPDX-License-Identifier: Apache-2.0
/** How a resolution is given up or stopped, and what it leaves behind: nothing. */
@NullMarked
package dev.headwater.tests.cancellation;

import org.jspecify.annotations.NullMarked;
