// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import dev.headwater.api.requirement.MarkerField;
import java.util.List;

/**
 * The fields of an environment that a marker needs and that nobody knows of the target.
 *
 * @param fields the fields, in their order; at least one
 */
public record UnknownFields(List<MarkerField> fields) {
    /** Copies. */
    public UnknownFields {
        fields = List.copyOf(fields);
    }

    /** {@return as it reads behind the marker: "depends on platform_release, which the target does not tell"} */
    public String clause() {
        return "depends on "
                + String.join(
                        " and ", fields.stream().map(MarkerField::toString).toList())
                + ", which the target does not tell";
    }
}
