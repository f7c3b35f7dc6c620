// SPDX-License-Identifier: Apache-2.0
/**
 * A request as the resolution reads it: what applies to the target, its own projects and files, and the rules for each
 * project.
 */
@NullMarked
package dev.headwater.core.request;

import org.jspecify.annotations.NullMarked;
