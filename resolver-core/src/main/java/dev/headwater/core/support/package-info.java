// SPDX-License-Identifier: Apache-2.0
/** Finds out which Pythons and platforms the projects of an answer serve, by what their owners list. */
@NullMarked
package dev.headwater.core.support;

import org.jspecify.annotations.NullMarked;
