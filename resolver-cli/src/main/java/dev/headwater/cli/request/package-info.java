// SPDX-License-Identifier: Apache-2.0
/** The words that say what is resolved, and for what, as the commands that resolve share them. */
@NullMarked
package dev.headwater.cli.request;

import org.jspecify.annotations.NullMarked;
