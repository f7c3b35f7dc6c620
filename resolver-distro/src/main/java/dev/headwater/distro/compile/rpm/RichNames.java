// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.rpm;

import dev.headwater.distro.rpm.Dependency;
import dev.headwater.distro.rpm.InvalidRichDependencyException;
import dev.headwater.distro.rpm.RichDependencyReader;
import java.util.List;

/** The names of capabilities in a rich dependency. */
final class RichNames {
    private RichNames() {}

    /** {@return them; none of a text that is no rich dependency} */
    static List<String> in(String text) {
        try {
            return RichDependencyReader.parse(text).capabilities().stream()
                    .map(Dependency::name)
                    .toList();
        } catch (InvalidRichDependencyException e) {
            return List.of();
        }
    }
}
