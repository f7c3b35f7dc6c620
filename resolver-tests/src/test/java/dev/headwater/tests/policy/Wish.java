// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.policy;

/**
 * A requirement.
 *
 * @param name the project
 * @param operator {@code >=}, {@code <}, {@code ==}, {@code !=}, {@link #NAMING}, or nothing
 * @param bound the version that it is about
 */
record Wish(String name, String operator, int bound) {
    /** Names a pre-release that is before every version, whatever the bound is. */
    static final String NAMING = ">=1.0b1";

    boolean namesPreRelease() {
        return operator.equals(NAMING);
    }

    boolean takes(Release release) {
        return switch (operator) {
            case ">=" -> release.number() >= bound;
            case "<" -> release.number() < bound;
            case "==" -> release.number() == bound;
            case "!=" -> release.number() != bound;
            default -> true;
        };
    }

    @Override
    public String toString() {
        return switch (operator) {
            case "", NAMING -> name + operator;
            default -> name + operator + bound + ".0";
        };
    }
}
