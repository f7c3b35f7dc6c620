// SPDX-License-Identifier: Apache-2.0
/** What all tests share. */
@NullMarked
package dev.headwater.tests;

import org.jspecify.annotations.NullMarked;
