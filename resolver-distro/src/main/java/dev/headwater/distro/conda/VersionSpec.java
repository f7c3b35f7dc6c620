// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.conda;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which versions of a package are meant.
 *
 * @see <a href="https://conda.org/learn/ceps/cep-0029">CEP 29, the MatchSpec query language, version matching</a>
 */
public sealed interface VersionSpec {
    /** {@return whether a version is meant} */
    boolean matches(CondaVersion version);

    /** {@return the comparisons in it, in the order written} */
    Stream<Comparison> comparisons();

    /** Every version. */
    record Any() implements VersionSpec {
        @Override
        public boolean matches(CondaVersion version) {
            return true;
        }

        @Override
        public Stream<Comparison> comparisons() {
            return Stream.of();
        }
    }

    /**
     * One clause.
     *
     * @param operator how it is compared
     * @param version what it is compared with
     */
    record Comparison(Operator operator, CondaVersion version) implements VersionSpec {
        @Override
        public boolean matches(CondaVersion other) {
            return switch (operator) {
                case EQUAL -> other.compareTo(version) == 0;
                case NOT_EQUAL -> other.compareTo(version) != 0;
                case EARLIER -> other.compareTo(version) < 0;
                case EARLIER_OR_EQUAL -> other.compareTo(version) <= 0;
                case LATER -> other.compareTo(version) > 0;
                case LATER_OR_EQUAL -> other.compareTo(version) >= 0;
                case SERIES -> other.startsWith(version);
                case NOT_SERIES -> !other.startsWith(version);
            };
        }

        @Override
        public Stream<Comparison> comparisons() {
            return Stream.of(this);
        }
    }

    /**
     * What must hold together.
     *
     * @param parts at least one
     */
    record All(List<VersionSpec> parts) implements VersionSpec {
        /** Copies. */
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean matches(CondaVersion version) {
            return parts.stream().allMatch(part -> part.matches(version));
        }

        @Override
        public Stream<Comparison> comparisons() {
            return parts.stream().flatMap(VersionSpec::comparisons);
        }
    }

    /**
     * Of which one must hold.
     *
     * @param parts at least one
     */
    record AnyOf(List<VersionSpec> parts) implements VersionSpec {
        /** Copies. */
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean matches(CondaVersion version) {
            return parts.stream().anyMatch(part -> part.matches(version));
        }

        @Override
        public Stream<Comparison> comparisons() {
            return parts.stream().flatMap(VersionSpec::comparisons);
        }
    }

    /** How versions are compared. */
    enum Operator {
        /** The same version. */
        EQUAL,
        /** Another version. */
        NOT_EQUAL,
        /** Before it. */
        EARLIER,
        /** Before it, or the same. */
        EARLIER_OR_EQUAL,
        /** After it. */
        LATER,
        /** After it, or the same. */
        LATER_OR_EQUAL,
        /** Begins as it does: {@code 1.2.*}. */
        SERIES,
        /** Begins otherwise: {@code !=1.2.*}. */
        NOT_SERIES
    }
}
