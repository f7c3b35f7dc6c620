// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

/** An operator of a marker's comparison. */
enum MarkerOperator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    COMPATIBLE("~="),
    IDENTICAL("==="),
    IN("in"),
    NOT_IN("not in");

    private final String symbol;

    MarkerOperator(String symbol) {
        this.symbol = symbol;
    }

    boolean isMembership() {
        return this == IN || this == NOT_IN;
    }

    /** Whether it compares versions and nothing else, so that two texts cannot be compared by it. */
    boolean isForVersionsOnly() {
        return this == COMPATIBLE || this == IDENTICAL;
    }

    /**
     * Compares two texts. They have no order: {@code <=} and {@code >=} are equality, {@code <} and {@code >} are
     * false.
     */
    boolean holdsForTexts(String left, String right) {
        return switch (this) {
            case EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL -> left.equals(right);
            case NOT_EQUAL -> !left.equals(right);
            case IN -> right.contains(left);
            case NOT_IN -> !right.contains(left);
            case LESS, GREATER -> false;
            case COMPATIBLE, IDENTICAL -> throw new AssertionError(this);
        };
    }

    @Override
    public String toString() {
        return symbol;
    }
}
