// SPDX-License-Identifier: Apache-2.0
/** The command that serves the policy as one index. Nothing else may touch the classes that it needs. */
@NullMarked
package dev.headwater.cli.serve;

import org.jspecify.annotations.NullMarked;
