// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.loopback;

/** How the end of a body is told. */
public enum Framing {
    /** By its length, said before. */
    LENGTH,
    /** By a chunk of no bytes. */
    CHUNKED,
    /** By the end of the connection: who cuts it leaves no mark. */
    CLOSE
}
