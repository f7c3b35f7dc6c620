// SPDX-License-Identifier: Apache-2.0
/** Which redirects are followed, of the pages of an index and of its files. */
@NullMarked
package dev.headwater.http.redirect;

import org.jspecify.annotations.NullMarked;
