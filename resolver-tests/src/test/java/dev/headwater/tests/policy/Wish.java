// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.policy;

/**
 * A requirement.
 *
 * @param name the project
 * @param operator {@code >=}, {@code <}, {@code ==}, {@code !=}, or nothing
 * @param bound the version that it is about
 */
record Wish(String name, String operator, int bound) {
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
        return operator.isEmpty() ? name : name + operator + bound + ".0";
    }
}
