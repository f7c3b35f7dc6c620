// SPDX-License-Identifier: Apache-2.0
/** The command line as users start it: the script, and the session at a Java prompt that the README shows. */
@NullMarked
package dev.headwater.tests.cli;

import org.jspecify.annotations.NullMarked;
