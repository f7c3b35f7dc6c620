// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.content;

import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.metadata.MetadataField;
import dev.headwater.api.metadata.MetadataFields;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The requirements of an egg, which setuptools writes into a file of their own, {@code requires.txt}: one a line, in
 * sections such as {@code [EXTRA:MARKER]}, of which either part may be missing.
 *
 * @since 0.1.0
 */
public final class EggRequirements {
    private final List<MetadataField> fields;
    private final Set<String> extras;
    private String extra = "";
    private String marker = "";

    private EggRequirements(CoreMetadata info) {
        fields = new ArrayList<>(info.fields().asList());
        extras = new LinkedHashSet<>(info.values("Provides-Extra"));
    }

    /**
     * {@return metadata with what a {@code requires.txt} says behind what it has}
     *
     * @param info what stands in PKG-INFO
     * @param requires the text of the file; it may be empty, and what cannot be read in it is a fault of the metadata
     */
    public static CoreMetadata added(CoreMetadata info, String requires) {
        EggRequirements added = new EggRequirements(info);
        int number = 0;
        for (String line : (Iterable<String>) requires.lines()::iterator) {
            number++;
            added.add(line.strip(), number);
        }
        return CoreMetadata.of(MetadataFields.of(added.fields));
    }

    private void add(String line, int number) {
        if (line.startsWith("[") && line.endsWith("]")) {
            int end = line.length() - 1;
            int colon = line.indexOf(':');
            extra = line.substring(1, colon < 0 ? end : colon).strip();
            marker = colon < 0 ? "" : line.substring(colon + 1, end).strip();
            if (!extra.isEmpty() && extras.add(extra)) {
                fields.add(new MetadataField("Provides-Extra", extra, number));
            }
        } else if (!line.isEmpty() && !line.startsWith("#")) {
            fields.add(new MetadataField("Requires-Dist", requirement(line), number));
        }
    }

    private String requirement(String line) {
        // A URL may hold a semicolon; its marker begins behind a space.
        int semicolon = line.indexOf('@') < 0 ? line.indexOf(';') : line.indexOf(" ;");
        List<String> conditions = new ArrayList<>();
        if (semicolon >= 0) {
            conditions.add(
                    "(" + line.substring(line.indexOf(';', semicolon) + 1).strip() + ")");
        }
        if (!marker.isEmpty()) {
            conditions.add("(" + marker + ")");
        }
        if (!extra.isEmpty()) {
            conditions.add("extra == '" + extra + "'");
        }
        String required = semicolon < 0 ? line : line.substring(0, semicolon);
        return conditions.isEmpty() ? required : required + " ; " + String.join(" and ", conditions);
    }
}
