// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

/**
 * What a relation says of one package: {@code python3-lib:any (>= 1.0)}.
 *
 * @param name the package, or a name that packages provide
 * @param qualifier the architecture qualifier ({@code any}, {@code native}, an architecture), or empty text
 * @param operator how its version is bounded
 * @param version the bound, as written; empty text for {@link Operator#ANY}
 */
public record Relation(String name, String qualifier, Operator operator, String version) {
    /** The relations of versions. */
    public enum Operator {
        /** No bound. */
        ANY,
        /** {@code <<}. */
        EARLIER,
        /** {@code <=}. */
        EARLIER_OR_EQUAL,
        /** {@code =}. */
        EQUAL,
        /** {@code >=}. */
        LATER_OR_EQUAL,
        /** {@code >>}. */
        LATER
    }
}
