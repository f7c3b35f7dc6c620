// SPDX-License-Identifier: Apache-2.0
/** The conformance kit: what an implementation is held against. */
@NullMarked
package dev.headwater.tests;

import org.jspecify.annotations.NullMarked;
