// SPDX-License-Identifier: Apache-2.0
/** The matrix as one HTML page for people. */
@NullMarked
package dev.headwater.conformance.page;

import org.jspecify.annotations.NullMarked;
