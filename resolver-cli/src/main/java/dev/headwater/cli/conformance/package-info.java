// SPDX-License-Identifier: Apache-2.0
/** The command that puts scenarios to this program and to others. */
@NullMarked
package dev.headwater.cli.conformance;

import org.jspecify.annotations.NullMarked;
