// SPDX-License-Identifier: Apache-2.0
package example;

import dev.headwater.api.name.ProjectName;

/** Uses the values of the specifications alone. */
public final class Specifications {
    private Specifications() {}

    /** Prints the normalized form of a name. */
    public static void main(String[] arguments) {
        System.out.println(ProjectName.of("Charset_Normalizer").value());
    }
}
