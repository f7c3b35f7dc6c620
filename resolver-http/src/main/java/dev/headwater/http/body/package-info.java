// SPDX-License-Identifier: Apache-2.0
/** The headers and the body of an answer: the bytes as they are read, unpacked and bounded. */
@NullMarked
package dev.headwater.http.body;

import org.jspecify.annotations.NullMarked;
