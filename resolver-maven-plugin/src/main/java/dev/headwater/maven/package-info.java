// SPDX-License-Identifier: Apache-2.0
/** The goals of the Maven plugin, with their parameters. */
@NullMarked
package dev.headwater.maven;

import org.jspecify.annotations.NullMarked;
