// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.distribution.CoreMetadata;
import dev.headwater.api.distribution.MetadataField;
import dev.headwater.api.distribution.MetadataFields;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The requirements of an egg, which stand in a file of their own: one a line, in sections such as
 * {@code [EXTRA:MARKER]}, of which either part may be missing.
 */
final class EggRequirements {
    private final List<MetadataField> fields;
    private final Set<String> extras;
    private String extra = "";
    private String marker = "";

    private EggRequirements(CoreMetadata info) {
        fields = new ArrayList<>(info.fields().asList());
        extras = new LinkedHashSet<>(info.values("Provides-Extra"));
    }

    /** {@return metadata with the requirements of a {@code requires.txt}, which may be empty} */
    static CoreMetadata added(CoreMetadata info, String requires) {
        if (requires.isBlank()) {
            return info;
        }
        EggRequirements added = new EggRequirements(info);
        requires.lines().map(String::strip).forEach(added::add);
        return CoreMetadata.of(MetadataFields.of(added.fields));
    }

    private void add(String line) {
        if (line.startsWith("[") && line.endsWith("]")) {
            int end = line.length() - 1;
            int colon = line.indexOf(':');
            extra = line.substring(1, colon < 0 ? end : colon).strip();
            marker = colon < 0 ? "" : line.substring(colon + 1, end).strip();
            if (!extra.isEmpty() && extras.add(extra)) {
                fields.add(new MetadataField("Provides-Extra", extra, 1));
            }
        } else if (!line.isEmpty() && !line.startsWith("#")) {
            fields.add(new MetadataField("Requires-Dist", requirement(line), 1));
        }
    }

    private String requirement(String line) {
        List<String> conditions = new ArrayList<>();
        if (!marker.isEmpty()) {
            conditions.add("(" + marker + ")");
        }
        if (!extra.isEmpty()) {
            conditions.add("extra == '" + extra + "'");
        }
        return conditions.isEmpty() ? line : line + " ; " + String.join(" and ", conditions);
    }
}
