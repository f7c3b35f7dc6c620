// SPDX-License-Identifier: Apache-2.0
/**
 * Turns what an index sent into columns: project pages in JSON and HTML, flat pages, and the packed form that a cache
 * keeps. Nothing here asks anybody anything.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/simple-repository-api/">Simple repository API</a>
 */
@NullMarked
package dev.headwater.http.page;

import org.jspecify.annotations.NullMarked;
