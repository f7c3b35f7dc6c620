// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

/** How far a try got. */
enum Phase {
    /** It looks for the host's address, and for a connection. */
    CONNECTING,
    /** It agrees on keys. */
    SECURING,
    /** It asked, and waits for the head of the answer. */
    ASKING,
    /** It reads the body. */
    READING
}
