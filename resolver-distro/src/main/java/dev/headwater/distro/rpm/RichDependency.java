// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A dependency that an expression says: {@code (lib >= 1 with lib < 2)}.
 *
 * @see <a href="https://rpm-software-management.github.io/rpm/manual/boolean_dependencies.html">rpm's manual, boolean
 *     dependencies</a>
 */
public sealed interface RichDependency {
    /** {@return all capabilities in it, in the order written} */
    List<Dependency> capabilities();

    /**
     * One capability.
     *
     * @param dependency the capability
     */
    record Simple(Dependency dependency) implements RichDependency {
        @Override
        public List<Dependency> capabilities() {
            return List.of(dependency);
        }
    }

    /**
     * Several under one operator.
     *
     * @param operator what joins them
     * @param operands at least two, in the order written
     */
    record Joined(Operator operator, List<RichDependency> operands) implements RichDependency {
        /** Copies. */
        public Joined {
            operands = List.copyOf(operands);
        }

        @Override
        public List<Dependency> capabilities() {
            return operands.stream()
                    .flatMap(operand -> operand.capabilities().stream())
                    .toList();
        }
    }

    /**
     * One that counts only under a condition.
     *
     * @param operator whether the condition must hold
     * @param wanted what is required then
     * @param condition the condition
     * @param otherwise what is required else, if anything
     */
    record Conditional(
            Condition operator, RichDependency wanted, RichDependency condition, Optional<RichDependency> otherwise)
            implements RichDependency {
        @Override
        public List<Dependency> capabilities() {
            return Stream.of(Optional.of(wanted), Optional.of(condition), otherwise)
                    .flatMap(Optional::stream)
                    .flatMap(part -> part.capabilities().stream())
                    .toList();
        }
    }

    /** What joins several. */
    enum Operator {
        /** All are required. */
        AND,
        /** One of them is. */
        OR,
        /** One package must satisfy all. */
        WITH,
        /** One package must satisfy the first and not the others. */
        WITHOUT
    }

    /** What kind of condition it is. */
    enum Condition {
        /** It must hold. */
        IF,
        /** It must not. */
        UNLESS
    }
}
