// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fault;

/** A way in which an answer goes wrong. */
enum Fault {
    /** The connection ends within the head. */
    CUT_IN_HEAD,
    /** It ends within the body. */
    CUT_IN_BODY,
    /** It ends before the last byte. */
    CUT_BEFORE_LAST,
    /** It is reset within the body. */
    RESET,
    /** The body is shorter than it was, and its length is said to be so. */
    TRUNCATED,
    /** Nothing comes, until the client gives up. */
    HELD,
    /** Half of it comes, and nothing more until the client gives up. */
    HELD_IN_BODY,
    /** Another status, that says neither present nor absent. */
    STATUS,
    /** The answer of another question. */
    OTHER,
    /** The answer before this one on the connection, once more. */
    REPEATED,
    /** The answer comes twice, so that the second is there before the next question. */
    TWICE,
    /** Something more comes behind the body. */
    LONGER,
    /** What comes is no HTTP. */
    NOISE,
    /** A byte is another one, where a checksum can tell. */
    FLIPPED
}
