// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.name.ExtraName;
import java.util.List;

/**
 * The extras with which a requirement in the metadata of a project applies.
 *
 * @param withoutExtras its marker's value if no extra is asked for; where it is {@link Truth#TRUE} the requirement
 *     belongs to the project itself, and once only
 * @param extras the extras for each of which, asked for alone, the marker is true, in the order of the question
 * @since 0.1.0
 */
public record ExtraActivation(Truth withoutExtras, List<ExtraName> extras) {
    /** Copies the list. */
    public ExtraActivation {
        extras = List.copyOf(extras);
    }
}
