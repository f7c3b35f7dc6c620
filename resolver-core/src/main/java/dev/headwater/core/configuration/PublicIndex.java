// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import java.util.List;

/** The index that every tool asks where nobody says otherwise, and where everybody may register any name. */
final class PublicIndex {
    /** The id that it gets. */
    static final String NAME = "pypi";

    private static final String URL = "https://pypi.org/simple/";

    private static final List<String> HOSTS = List.of("pypi.org", "test.pypi.org", "pypi.python.org");

    private PublicIndex() {}

    /** {@return where it is} */
    static ForeignLocation location() {
        return ForeignLocation.parse(URL);
    }

    /** {@return whether everybody may register a name there} */
    static boolean isAt(ForeignLocation location) {
        return HOSTS.contains(location.host());
    }

    /** {@return what an index at a location is to be called} */
    static String nameOf(ForeignLocation location) {
        if (location.kind() == ForeignLocation.Kind.PATH) {
            String path = location.text();
            return path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
        }
        return location.host().equals("pypi.org") ? NAME : location.host();
    }
}
