// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.pom;

import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths that stand in a POM: they begin in the folder of the project, as those of a policy file in its own. */
final class ElementPath {
    private ElementPath() {}

    /**
     * {@return the path in an element}
     *
     * @throws InvalidPomException for a URL, and for what is no path
     */
    static Path of(PomElement element, Path folder) {
        String text = Elements.text(element);
        if (UrlSecrets.beginsAsUrl(text)) {
            throw element.fault(
                    "this is a URL; write a path" + (element.name().equals("path") ? ", or use <url>" : ""));
        }
        if (text.isBlank()) {
            throw element.fault("this is empty; write a path, or remove it");
        }
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw element.fault(Shown.quoted(text) + " is no path: " + e.getReason());
        }
    }
}
