// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import java.io.IOException;

/**
 * Walks over a JSON text from front to end. In an object, {@link #nextKey} and then {@link #value} or {@link #skip} in
 * turn until there is no key; in a list the same with {@link #nextElement}.
 *
 * <p>Every method throws {@link IOException} where the text is no JSON.
 */
interface JsonCursor {
    /** Values that are kept are not longer, in bytes or characters; skipped ones may be. */
    int LONGEST_TEXT = 1 << 20;

    /** What a value is. */
    enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        NUMBER,
        TRUE,
        FALSE,
        NULL
    }

    /** Reads a value; of an object or a list only its beginning. */
    Kind value() throws IOException;

    /** {@return whether there is another key, which {@link #key} then is; if not, the object is over} */
    boolean nextKey() throws IOException;

    /** {@return whether there is another value; if not, the list is over} */
    boolean nextElement() throws IOException;

    /** Passes over the value that is next. */
    void skip() throws IOException;

    /** Passes over the rest of the object or list that {@link #value} has begun, if it was one. */
    void skipRest(Kind begun) throws IOException;

    /** {@return the key read last, until the next one} */
    Slice key();

    /** {@return the string or number read last, until the next one} */
    Slice text();

    /** {@return whether nothing follows} */
    boolean atEnd() throws IOException;
}
