// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import dev.headwater.api.InvalidInputException;
import java.nio.file.Path;

/**
 * A folder must not be used as a cache: somebody else could read what is kept there, or put answers into it.
 *
 * <p>That a folder cannot be written to, or is not there, is no such fault.
 *
 * @since 0.1.0
 */
public final class UnusableCacheException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    private final transient Path folder;

    UnusableCacheException(Path folder, String problem) {
        super("the cache folder " + folder + " " + problem);
        this.folder = folder;
    }

    /** {@return the folder} */
    public Path folder() {
        return folder;
    }
}
