// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.widening;

import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.api.version.VersionSpecifier;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Widens what is required of versions by as little as lets one version in: bounds that it keeps stay as they are, one
 * that it does not keep moves to it, and where it was excluded by itself, it is so no more.
 */
public final class Widening {
    private final Version version;
    private final Version whole;

    private Widening(Version version) {
        this.version = version.publicVersion();
        this.whole = version;
    }

    /** {@return a requirement whose specifiers admit a version, and which else asks for the same} */
    public static Requirement of(Requirement requirement, Version version) {
        return Lines.with(requirement, of(requirement.specifiers(), version));
    }

    /** {@return specifiers that admit a version, and as far as they did before all others} */
    public static SpecifierSet of(SpecifierSet specifiers, Version version) {
        Widening widening = new Widening(version);
        List<VersionSpecifier> clauses = new ArrayList<>();
        for (VersionSpecifier clause : specifiers.clauses()) {
            if (clause.contains(version)) {
                clauses.add(clause);
            } else {
                widening.moved(clause).map(VersionSpecifier::parse).forEach(clauses::add);
            }
        }
        return SpecifierSet.of(clauses);
    }

    private Stream<String> moved(VersionSpecifier clause) {
        return switch (clause.operator()) {
            case NOT_EQUAL -> Stream.empty();
            case LESS, LESS_OR_EQUAL -> Stream.of("<=" + version);
            case GREATER, GREATER_OR_EQUAL -> Stream.of(">=" + version);
            case ARBITRARY -> Stream.of("===" + whole);
            case EQUAL, COMPATIBLE -> isAbove(clause) ? Stream.of(from(clause), "<=" + version) : below(clause);
        };
    }

    private boolean isAbove(VersionSpecifier clause) {
        return clause.version().filter(bound -> bound.compareTo(version) < 0).isPresent();
    }

    private static String from(VersionSpecifier clause) {
        return ">=" + bound(clause);
    }

    private Stream<String> below(VersionSpecifier clause) {
        return Stream.of(">=" + version, clause.isPin() ? "<=" + bound(clause) : "<" + behind(clause));
    }

    private static String bound(VersionSpecifier clause) {
        return clause.version().map(Version::publicVersion).orElseThrow().toString();
    }

    /** The first version behind a series: of {@code ~=2.19} and of {@code ==2.*} it is 3. */
    private static String behind(VersionSpecifier clause) {
        Version bound = clause.version().orElseThrow();
        int kept =
                clause.isWildcard() ? bound.release().size() : bound.release().size() - 1;
        List<BigInteger> series = new ArrayList<>(bound.release().subList(0, kept));
        series.set(kept - 1, series.get(kept - 1).add(BigInteger.ONE));
        String epoch = bound.epoch().signum() == 0 ? "" : bound.epoch() + "!";
        return epoch + series.stream().map(BigInteger::toString).collect(Collectors.joining("."));
    }
}
