// SPDX-License-Identifier: Apache-2.0
/** Files below a URL, for indexes of other kinds than those of this module. */
@NullMarked
package dev.headwater.http.files;

import org.jspecify.annotations.NullMarked;
