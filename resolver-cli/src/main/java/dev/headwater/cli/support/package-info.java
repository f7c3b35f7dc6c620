// SPDX-License-Identifier: Apache-2.0
/** The command {@code support}: which Pythons and platforms the chosen projects serve. */
@NullMarked
package dev.headwater.cli.support;

import org.jspecify.annotations.NullMarked;
