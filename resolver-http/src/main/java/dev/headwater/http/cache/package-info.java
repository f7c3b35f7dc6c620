// SPDX-License-Identifier: Apache-2.0
/**
 * Answers that are known already: how long they hold (RFC 9111, of a private cache), under which keys they are kept,
 * and that each is asked for once at a time. Knows nothing of how an index is asked, and nothing of what is in an
 * answer.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111">RFC 9111: HTTP caching</a>
 */
@NullMarked
package dev.headwater.http.cache;

import org.jspecify.annotations.NullMarked;
