// SPDX-License-Identifier: Apache-2.0
/** Writes what is listed of a project as a page of the Simple API, for whoever serves one. */
@NullMarked
package dev.headwater.core.simple;

import org.jspecify.annotations.NullMarked;
