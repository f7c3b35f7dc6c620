// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.metadata.MetadataField;
import dev.headwater.api.metadata.MetadataFields;
import dev.headwater.wheel.text.FieldText;
import java.util.List;

/** METADATA with the fields that overlays change as they are used, and every other byte as it was. */
final class MetadataText {
    private static final List<String> CHANGED = List.of("Requires-Python", "Requires-Dist", "Provides-Extra");

    private MetadataText() {}

    static FieldText of(FieldText published, MetadataFields effective) {
        FieldText text = published;
        for (String name : CHANGED) {
            List<String> values = unfolded(effective, name);
            if (!values.equals(unfolded(published.fields(), name))) {
                text = text.with(name, values);
            }
        }
        if (!isSame(text.fields(), effective)) {
            throw new IllegalStateException("METADATA would not say what the overlays say");
        }
        return text;
    }

    private static boolean isSame(MetadataFields written, MetadataFields effective) {
        return written.names().equals(effective.names())
                && written.body().equals(effective.body())
                && written.names().stream()
                        .allMatch(name -> unfolded(written, name).equals(unfolded(effective, name)));
    }

    private static List<String> unfolded(MetadataFields fields, String name) {
        return fields.fields(name).stream().map(MetadataField::unfolded).toList();
    }
}
