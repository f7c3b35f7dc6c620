// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths that stand in a policy file: they begin in its folder. */
final class PathText {
    private PathText() {}

    /**
     * {@return a path of a policy file, joined to the folder of that}
     *
     * @throws FileFault for a URL, and for what is no path
     */
    static String resolve(TomlKeys keys, String key, String text, Path file) {
        if (UrlSecrets.beginsAsUrl(text)) {
            throw keys.fault(key, "this is a URL; write a path" + (keys.has("kind") ? ", or use url" : ""));
        }
        try {
            return file.resolveSibling(text).normalize().toString();
        } catch (InvalidPathException e) {
            throw keys.fault(key, Shown.quoted(text) + " is no path: " + e.getReason());
        }
    }
}
