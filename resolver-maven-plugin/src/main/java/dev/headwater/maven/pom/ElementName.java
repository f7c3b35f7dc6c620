// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.pom;

import java.util.Locale;

/** Keys of a policy as elements of a POM: {@code known-project} is {@code knownProject}. */
final class ElementName {
    private ElementName() {}

    /** {@return the element of a key} */
    static String of(String key) {
        StringBuilder name = new StringBuilder();
        for (String word : key.split("-", -1)) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
