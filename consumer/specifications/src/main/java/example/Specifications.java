// SPDX-License-Identifier: Apache-2.0
package example;

import dev.headwater.api.InvalidTextException;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.SpecifierSet;
import java.util.List;

/** Prints which of a list of requirements accept which versions. */
public final class Specifications {
    private static final List<String> REQUIREMENTS = List.of(
            "requests>=2",
            "Requests[socks] ~= 2.0 ; python_version >= '3.8'",
            "requests<3,!=2.0.*",
            "requests==2.28.1",
            "requests>=2.0rc1",
            "requests=>2");
    private static final List<String> VERSIONS = List.of("1.9", "2.0rc1", "2.0", "2.0.post1", "2.28.1+debian", "3.0");

    private Specifications() {}

    /** Prints a line for each requirement: the versions it accepts, or what is wrong with it. */
    public static void main(String[] arguments) {
        for (String text : REQUIREMENTS) {
            try {
                SpecifierSet specifiers = Requirement.parse(text).specifiers();
                List<String> accepted = VERSIONS.stream().filter(specifiers::contains).toList();
                System.out.println(text + " accepts " + String.join(", ", accepted));
            } catch (InvalidTextException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
