// SPDX-License-Identifier: Apache-2.0
/** Which hosts may be reached: where their names lead, and which of those addresses files may come from. */
@NullMarked
package dev.headwater.http.address;

import org.jspecify.annotations.NullMarked;
