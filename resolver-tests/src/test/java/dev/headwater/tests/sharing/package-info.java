// SPDX-License-Identifier: Apache-2.0
/** What policies that share a client learn of one another: nothing. */
@NullMarked
package dev.headwater.tests.sharing;

import org.jspecify.annotations.NullMarked;
