// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The store of the texts of a recording. Safe to use from any thread. */
interface RecordingStore {
    /** The text that says what the others are. */
    String MANIFEST = "manifest.json";

    /** The folder of what is known of files that a request names by their URLs. */
    String URLS = "urls";

    /** The longest page that is read, in bytes. */
    long LONGEST_PAGE = 512L << 20;

    /** {@return where a text lies, for people} */
    String location(String entry);

    /**
     * Opens a text: {@code manifest.json}, {@code pages/NAME.json} or {@code urls/NAME.json}.
     *
     * @return null if there is none
     * @throws UnreadableException if there is one that is refused
     */
    @Nullable
    InputStream open(String entry) throws IOException;

    /** {@return the names of the pages: {@code NAME.json}, in no order} */
    List<String> pages() throws IOException;
}
