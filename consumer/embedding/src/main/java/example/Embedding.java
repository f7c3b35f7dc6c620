// SPDX-License-Identifier: Apache-2.0
package example;

import dev.headwater.api.name.ProjectName;

/** A host that embeds the library. */
public final class Embedding {
    private Embedding() {}

    /** Prints the normalized form of a name. */
    public static void main(String[] arguments) {
        System.out.println(ProjectName.of("Charset_Normalizer").value());
    }
}
