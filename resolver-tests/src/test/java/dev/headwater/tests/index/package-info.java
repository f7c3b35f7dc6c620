// SPDX-License-Identifier: Apache-2.0
/** What every index has to keep to, and the indexes of ours that do. */
@NullMarked
package dev.headwater.tests.index;

import org.jspecify.annotations.NullMarked;
