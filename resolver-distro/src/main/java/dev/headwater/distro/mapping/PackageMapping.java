// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.mapping;

import com.fasterxml.jackson.core.JsonToken;
import dev.headwater.distro.json.JsonCursor;
import java.io.IOException;

/**
 * An object whose keys are packages, and whose values are the project that each provides, a list of them, or null.
 *
 * <p>Null is written of a package of which no project was found. That is no word against one which is found otherwise:
 * it says that somebody looked.
 */
final class PackageMapping {
    private final JsonCursor json;
    private final ProvidedNames names;

    PackageMapping(JsonCursor json, ProvidedNames names) {
        this.json = json;
        this.names = names;
    }

    void read() throws IOException {
        json.beginObject();
        while (json.nextKey()) {
            String packageName = json.key();
            JsonToken value = json.next();
            if (value == JsonToken.START_ARRAY) {
                while (json.next() != JsonToken.END_ARRAY) {
                    names.add(packageName, json.text("the name of a project"), json);
                }
            } else if (value == JsonToken.VALUE_NULL) {
                names.addProjectless(packageName);
            } else {
                names.add(packageName, json.text("the name of a project, a list of such, or null"), json);
            }
        }
        json.end();
    }
}
