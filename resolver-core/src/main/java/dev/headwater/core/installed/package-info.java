// SPDX-License-Identifier: Apache-2.0
/**
 * Reads what is installed on a disk: metadata of distributions, the layout of a Python, the records of package
 * managers. All of it was written by others, so all of it is bounded, and nothing of it is run.
 */
@NullMarked
package dev.headwater.core.installed;

import org.jspecify.annotations.NullMarked;
