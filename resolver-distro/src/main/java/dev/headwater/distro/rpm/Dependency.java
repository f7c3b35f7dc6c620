// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import org.jspecify.annotations.Nullable;

/**
 * A capability that a package provides or requires: {@code python3.13dist(lib) >= 1.0}.
 *
 * @param name the capability: the name of a package, a path, {@code libc.so.6()(64bit)}, or a whole rich dependency in
 *     parentheses
 * @param operator how its version is bounded
 * @param version the bound, as written; empty text for {@link Operator#ANY}
 */
public record Dependency(String name, Operator operator, String version) {
    /** The relations of versions. */
    public enum Operator {
        /** No bound. */
        ANY(""),
        /** {@code <}. */
        EARLIER("<"),
        /** {@code <=}. */
        EARLIER_OR_EQUAL("<="),
        /** {@code =}. */
        EQUAL("="),
        /** {@code >=}. */
        LATER_OR_EQUAL(">="),
        /** {@code >}. */
        LATER(">");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** {@return how it is written} */
        public String sign() {
            return sign;
        }

        static @Nullable Operator ofSign(String sign) {
            for (Operator operator : values()) {
                if (operator != ANY && operator.sign.equals(sign)) {
                    return operator;
                }
            }
            return null;
        }
    }

    /** {@return whether it is one of the whole of which its name is the text} */
    public boolean isRich() {
        return name.startsWith("(");
    }

    /**
     * {@return whether a package that provides a capability at a version satisfies this one}
     *
     * @param provided of the same name; where either does not say a version, that is no hindrance
     */
    public boolean isSatisfiedBy(Dependency provided) {
        return isSatisfiedBy(RpmVersion.parseOrNull(version), provided, RpmVersion.parseOrNull(provided.version));
    }

    /**
     * {@return the same, where the versions were parsed before}
     *
     * @param bound the version of this one, or null
     * @param provided of the same name
     * @param is the version of that one, or null
     */
    public boolean isSatisfiedBy(@Nullable RpmVersion bound, Dependency provided, @Nullable RpmVersion is) {
        return operator == Operator.ANY
                || provided.operator == Operator.ANY
                || (bound != null && is != null && admits(is.compareAsBound(bound)));
    }

    private boolean admits(int order) {
        return switch (operator) {
            case ANY -> true;
            case EARLIER -> order < 0;
            case EARLIER_OR_EQUAL -> order <= 0;
            case EQUAL -> order == 0;
            case LATER_OR_EQUAL -> order >= 0;
            case LATER -> order > 0;
        };
    }

    /** {@return it as it is written} */
    @Override
    public String toString() {
        return operator == Operator.ANY ? name : name + " " + operator.sign() + " " + version;
    }
}
