// SPDX-License-Identifier: Apache-2.0
/** The command line as users start it, by its script. */
@NullMarked
package dev.headwater.tests.cli;

import org.jspecify.annotations.NullMarked;
