// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.distro.rpm.RichDependency.Joined;
import dev.headwater.distro.rpm.RichDependency.Simple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of a project a dependency admits. Comparisons are as rpm's generator for Python writes them: a bound
 * that ends in {@code ~~} stands before all pre-releases. Each is read as the comparison of the same sign, whose rules
 * for pre-releases and post-releases at the bound hold.
 *
 * <p>What {@code with} joins holds together. Of what {@code or} joins only a gap of one version or of one series is a
 * specifier: {@code (lib < 1 or lib > 1)} and {@code (lib < 1~~ or lib >= 2)}.
 */
public final class ProjectBound {
    private static final String BEFORE_PRE_RELEASES = "~~";

    private ProjectBound() {}

    /** {@return the versions; empty where they are no set of specifiers, or it is no dependency on one capability} */
    public static Optional<SpecifierSet> of(RichDependency dependency) {
        boolean one = dependency.capabilities().stream()
                        .map(Dependency::name)
                        .distinct()
                        .count()
                == 1;
        return one ? Optional.ofNullable(set(dependency)) : Optional.empty();
    }

    private static @Nullable SpecifierSet set(RichDependency dependency) {
        if (dependency instanceof Simple simple) {
            return comparison(simple.dependency());
        }
        if (!(dependency instanceof Joined joined)) {
            return null;
        }
        return switch (joined.operator()) {
            case WITH -> all(joined.operands());
            case OR -> gap(joined.operands());
            case AND, WITHOUT -> null;
        };
    }

    private static @Nullable SpecifierSet all(List<RichDependency> operands) {
        SpecifierSet all = SpecifierSet.any();
        for (RichDependency operand : operands) {
            SpecifierSet set = set(operand);
            if (set == null) {
                return null;
            }
            all = all.and(set);
        }
        return all;
    }

    private static @Nullable SpecifierSet comparison(Dependency dependency) {
        if (dependency.operator() == Dependency.Operator.ANY) {
            return SpecifierSet.any();
        }
        Bound bound = Bound.of(dependency.version());
        if (bound == null) {
            return null;
        }
        String sign = dependency.operator() == Dependency.Operator.EQUAL
                ? "=="
                : dependency.operator().sign();
        if (!bound.beforePreReleases()) {
            return SpecifierSet.parse(sign + bound.version());
        }
        return switch (dependency.operator()) {
            case EARLIER, EARLIER_OR_EQUAL -> SpecifierSet.parse("<" + bound.version());
            case LATER, LATER_OR_EQUAL -> SpecifierSet.parse(">=" + bound.version() + ".dev0");
            case EQUAL, ANY -> null;
        };
    }

    private static @Nullable SpecifierSet gap(List<RichDependency> operands) {
        if (operands.size() != 2
                || !(operands.get(0) instanceof Simple below)
                || !(operands.get(1) instanceof Simple above)
                || below.dependency().operator() != Dependency.Operator.EARLIER) {
            return null;
        }
        Bound lower = Bound.of(below.dependency().version());
        Bound upper = Bound.of(above.dependency().version());
        if (lower == null || upper == null || upper.beforePreReleases()) {
            return null;
        }
        boolean isSame = lower.version().equals(upper.version()) && !lower.beforePreReleases();
        String series = lower.beforePreReleases() ? lower.seriesBefore(upper) : null;
        return switch (above.dependency().operator()) {
            case LATER -> isSame ? SpecifierSet.parse("!=" + lower.version()) : null;
            case LATER_OR_EQUAL -> series == null ? null : SpecifierSet.parse("!=" + series);
            case ANY, EARLIER, EARLIER_OR_EQUAL, EQUAL -> null;
        };
    }

    /**
     * The version of a bound.
     *
     * @param version the version
     * @param beforePreReleases whether its pre-releases are behind it
     */
    private record Bound(Version version, boolean beforePreReleases) {
        /** The release of a package says nothing of a project. */
        static @Nullable Bound of(String text) {
            RpmVersion read = RpmVersion.parseOrNull(text);
            if (read == null) {
                return null;
            }
            String plain = read.withoutRelease().toString();
            boolean before = plain.endsWith(BEFORE_PRE_RELEASES);
            RpmVersion number = before
                    ? RpmVersion.parseOrNull(plain.substring(0, plain.length() - BEFORE_PRE_RELEASES.length()))
                    : read;
            return number == null
                    ? null
                    : number.project()
                            .filter(version -> !before || isFinal(version))
                            .map(version -> new Bound(version, before))
                            .orElse(null);
        }

        private static boolean isFinal(Version version) {
            return version.equals(version.baseVersion());
        }

        /** {@return the series that begins here and ends before another, {@code 1.2.*} before 1.3; null for none} */
        @Nullable
        String seriesBefore(Bound upper) {
            List<BigInteger> next = upper.version().release();
            List<BigInteger> begin = new ArrayList<>(version.release());
            while (begin.size() < next.size()) {
                begin.add(BigInteger.ZERO);
            }
            int last = next.size() - 1;
            List<BigInteger> increased = new ArrayList<>(begin);
            increased.set(last, begin.get(last).add(BigInteger.ONE));
            boolean follows = isFinal(version)
                    && isFinal(upper.version())
                    && version.epoch().equals(upper.version().epoch())
                    && increased.equals(next);
            String epoch = version.epoch().signum() == 0 ? "" : version.epoch() + "!";
            return follows
                    ? epoch
                            + String.join(
                                    ".", begin.stream().map(Object::toString).toList()) + ".*"
                    : null;
        }
    }
}
