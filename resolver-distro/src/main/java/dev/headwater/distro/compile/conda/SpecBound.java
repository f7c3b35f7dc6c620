// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.conda;

import dev.headwater.api.version.InvalidSpecifierException;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.distro.compile.conda.ChosenBuilds.Build;
import dev.headwater.distro.conda.VersionSpec;
import dev.headwater.distro.conda.VersionSpec.Comparison;
import dev.headwater.distro.conda.VersionSpec.Operator;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Versions of a package as versions of its project. Both count nearly alike; where they do not, at pre-releases and
 * post-releases of a bound, the first way to write it is taken that says the same as conda of every version that there
 * is.
 */
final class SpecBound {
    private SpecBound() {}

    /**
     * {@return the versions of the project; empty where no specifiers say the same}
     *
     * @param there what there is of the package; empty where it is not known
     */
    static Optional<SpecifierSet> of(VersionSpec spec, List<Build> there) {
        return Stream.<Function<Comparison, @Nullable String>>of(SpecBound::usual, SpecBound::exact)
                .map(way -> set(spec, way))
                .flatMap(Optional::stream)
                .filter(set -> there.stream()
                        .allMatch(build -> set.contains(build.version()) == spec.matches(build.condaVersion())))
                .findFirst();
    }

    private static Optional<SpecifierSet> set(VersionSpec spec, Function<Comparison, @Nullable String> way) {
        if (spec instanceof VersionSpec.Any) {
            return Optional.of(SpecifierSet.any());
        } else if (spec instanceof VersionSpec.All all) {
            SpecifierSet together = SpecifierSet.any();
            for (VersionSpec part : all.parts()) {
                Optional<SpecifierSet> set = set(part, way);
                if (set.isEmpty()) {
                    return Optional.empty();
                }
                together = together.and(set.get());
            }
            return Optional.of(together);
        } else if (spec instanceof VersionSpec.AnyOf anyOf) {
            return gap(anyOf.parts());
        }
        return parsed(way.apply((Comparison) spec));
    }

    private static Optional<SpecifierSet> parsed(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(SpecifierSet.parse(text));
        } catch (InvalidSpecifierException e) {
            return Optional.empty();
        }
    }

    /** As a person would write it. That bounds end before pre-releases, {@code <2.0a0}, is what {@code <2.0} means. */
    private static @Nullable String usual(Comparison clause) {
        Version version = clause.version().project().orElse(null);
        if (version == null) {
            return null;
        }
        return switch (clause.operator()) {
            case EQUAL -> "==" + version;
            case NOT_EQUAL -> "!=" + version;
            case EARLIER -> "<" + (isBeforeAll(version) ? version.baseVersion() : version);
            case EARLIER_OR_EQUAL -> "<=" + version;
            case LATER -> ">" + version;
            case LATER_OR_EQUAL -> ">=" + version;
            case SERIES -> isFinal(version) ? "==" + version + ".*" : null;
            case NOT_SERIES -> isFinal(version) ? "!=" + version + ".*" : null;
        };
    }

    /** {@code 2.0} itself has pre-releases before it, and {@code 2.0.post1} behind it. */
    private static @Nullable String exact(Comparison clause) {
        Version version = clause.version().project().orElse(null);
        if (version == null) {
            return null;
        }
        return switch (clause.operator()) {
            case EARLIER -> version.isPreRelease() ? "<" + version : "<=" + version + ",!=" + version;
            case LATER -> ">=" + version + ",!=" + version;
            default -> usual(clause);
        };
    }

    /** {@return whether it stands before all pre-releases of its base version: {@code 2.0a0}, {@code 2.0.dev0}} */
    private static boolean isBeforeAll(Version version) {
        String suffix =
                version.toString().substring(version.baseVersion().toString().length());
        return suffix.equals("a0") || suffix.equals(".dev0");
    }

    private static boolean isFinal(Version version) {
        return version.equals(version.baseVersion());
    }

    /** Of two parts only a gap of one version, or of one series, is a specifier. */
    private static Optional<SpecifierSet> gap(List<VersionSpec> parts) {
        if (parts.size() != 2
                || !(parts.get(0) instanceof Comparison one)
                || !(parts.get(1) instanceof Comparison other)) {
            return Optional.empty();
        }
        boolean isFirst = one.operator() == Operator.EARLIER;
        Comparison below = isFirst ? one : other;
        Comparison above = isFirst ? other : one;
        Optional<Version> begin = below.version().project();
        Optional<Version> end = above.version().project();
        if (below.operator() != Operator.EARLIER || begin.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        } else if (above.operator() == Operator.LATER && begin.equals(end)) {
            return parsed("!=" + begin.get());
        }
        return above.operator() == Operator.LATER_OR_EQUAL
                ? parsed(series(begin.get().baseVersion(), end.get().baseVersion()))
                : Optional.empty();
    }

    private static @Nullable String series(Version begin, Version end) {
        List<BigInteger> from = new ArrayList<>(begin.release());
        List<BigInteger> to = end.release();
        while (from.size() < to.size()) {
            from.add(BigInteger.ZERO);
        }
        int last = to.size() - 1;
        List<BigInteger> next = new ArrayList<>(from);
        next.set(last, from.get(last).add(BigInteger.ONE));
        boolean follows = next.equals(to)
                && begin.epoch().equals(end.epoch())
                && begin.epoch().signum() == 0;
        return follows
                ? "!=" + String.join(".", from.stream().map(Object::toString).toList()) + ".*"
                : null;
    }
}
