// SPDX-License-Identifier: Apache-2.0
package example;

import dev.headwater.api.version.SpecifierSet;
import java.util.List;

/** Prints which specifier sets accept which versions. */
public final class Specifications {
    private static final List<String> VERSIONS = List.of("1.9", "2.0rc1", "2.0", "2.0.post1", "2.28.1+debian", "3.0");

    private Specifications() {}

    /** Prints one line for each specifier set: the versions it accepts. */
    public static void main(String[] arguments) {
        for (String text : List.of(">=2", "~=2.0", "<3,!=2.0.*", "==2.28.1", ">=2.0rc1")) {
            SpecifierSet specifiers = SpecifierSet.parse(text);
            System.out.println(text + " accepts "
                    + String.join(", ", VERSIONS.stream().filter(specifiers::contains).toList()));
        }
    }
}
