// SPDX-License-Identifier: Apache-2.0
/**
 * Reading files that somebody named and that may be anything; below everything else of this module, and for the host
 * and the command line, too.
 */
@NullMarked
package dev.headwater.http.file;

import org.jspecify.annotations.NullMarked;
