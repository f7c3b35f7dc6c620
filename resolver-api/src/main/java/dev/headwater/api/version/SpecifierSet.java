// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A version specifier: a set of clauses that must all hold, such as {@code >=1.2,!=1.5.*,<2}.
 *
 * <p>A set without clauses accepts everything. Whether a pre-release may be chosen depends on what else there is, so it
 * cannot be asked of one version: {@link #contains(Version)} accepts pre-releases, and {@link #filter} applies the
 * standard's rule to a list of candidates.
 *
 * <pre>{@code
 * SpecifierSet set = SpecifierSet.parse(">=1.2, <2");
 * set.filterTexts(List.of("1.1", "1.3", "1.5a1"), PreReleases.DEFAULT);  // [1.3]
 * set.filterTexts(List.of("1.1", "1.5a1"), PreReleases.DEFAULT);         // [1.5a1]
 * set.contains(Version.parse("1.5a1"));                                  // true
 * }</pre>
 *
 * <p>All this is what packaging 26 does; before 26.0 its {@code contains} refused pre-releases.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/version-specifiers/">Version specifiers: version
 *     specifiers</a>
 * @since 0.1.0
 */
public final class SpecifierSet {
    private static final SpecifierSet ANY = new SpecifierSet(List.of());

    private final List<VersionSpecifier> clauses;
    private final boolean arbitrary;
    /** Made when first asked for; made twice by two threads it is equal, and immutable. */
    private @Nullable VersionRange range;
    /** 0 until it is asked for. */
    private int hash;

    private SpecifierSet(List<VersionSpecifier> clauses) {
        this.clauses = clauses;
        boolean found = false;
        for (VersionSpecifier clause : clauses) {
            found |= clause.isArbitrary();
        }
        this.arbitrary = found;
    }

    /**
     * Reads clauses joined by commas. Nothing between two commas, and no text at all, is allowed, as packaging allows
     * it.
     *
     * @throws InvalidSpecifierException if a clause is not valid
     */
    public static SpecifierSet parse(String text) {
        List<VersionSpecifier> clauses = new ArrayList<>(4);
        int from = 0;
        while (from <= text.length()) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? text.length() : comma;
            if (Characters.skipWhitespace(text, from, to) < to) {
                clauses.add(SpecifierScanner.scan(text, from, to));
            }
            from = to + 1;
        }
        return of(clauses);
    }

    /** {@return the set that accepts everything} */
    public static SpecifierSet any() {
        return ANY;
    }

    /** {@return the set of the given clauses} */
    public static SpecifierSet of(List<VersionSpecifier> clauses) {
        return clauses.isEmpty() ? ANY : new SpecifierSet(List.copyOf(clauses));
    }

    /** {@return the clauses as written, in the order and as often as they are written} */
    public List<VersionSpecifier> clauses() {
        return clauses;
    }

    /** {@return whether there is no clause, so that everything is accepted} */
    public boolean isAny() {
        return clauses.isEmpty();
    }

    /** {@return the set of the clauses of both, this one's first} */
    public SpecifierSet and(SpecifierSet other) {
        if (isAny() || other.isAny()) {
            return isAny() ? other : this;
        }
        List<VersionSpecifier> both = new ArrayList<>(clauses);
        both.addAll(other.clauses);
        return of(both);
    }

    /** {@return whether a clause is {@code ===}, so that texts have to be compared} */
    public boolean hasArbitraryEquality() {
        return arbitrary;
    }

    /**
     * {@return whether a clause names a pre-release, by which packaging takes all pre-releases of the set as asked for}
     *
     * @see VersionSpecifier#namesPreRelease()
     */
    public boolean namesPreRelease() {
        return clauses.stream().anyMatch(VersionSpecifier::namesPreRelease);
    }

    /**
     * {@return whether a clause {@code ==} without wildcard, or {@code ===}, accepts {@code version}} The rule for
     * yanked files asks this. pip asks the set, not the version: there any such clause lets yanked files in, if all
     * that match are yanked.
     *
     * @see <a href="https://packaging.python.org/en/latest/specifications/file-yanking/">File yanking</a>
     */
    public boolean pins(Version version) {
        for (VersionSpecifier clause : clauses) {
            if (clause.isPin() && clause.contains(version)) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@return whether every clause accepts {@code version}, pre-releases included} {@code ===} compares with the
     * normalized text; {@link #contains(String)} is for texts as an index gives them.
     */
    public boolean contains(Version version) {
        return range().contains(version)
                && (!arbitrary || clauses.stream().allMatch(clause -> clause.contains(version)));
    }

    /**
     * {@return whether every clause accepts the version written as {@code text}, pre-releases included} Text that is no
     * version is accepted by {@code ===} and by a set without clauses.
     */
    public boolean contains(String text) {
        return contains(text, PreReleases.ALLOW);
    }

    /**
     * {@return whether {@link #contains(String)} is true and the text is no pre-release under
     * {@link PreReleases#FORBID}}
     */
    public boolean contains(String text, PreReleases policy) {
        return contains(text, Version.parseOrNull(text), policy);
    }

    private boolean contains(String text, @Nullable Version version, PreReleases policy) {
        if (policy == PreReleases.FORBID && version != null && version.isPreRelease()) {
            return false;
        }
        if (arbitrary) {
            return clauses.stream().allMatch(clause -> clause.contains(text));
        }
        return version == null ? isAny() : range().contains(version);
    }

    /**
     * {@return the candidates that every clause accepts and the policy admits, in their order}
     *
     * @param candidates all there is to choose from: under {@link PreReleases#DEFAULT} it depends on them whether a
     *     pre-release is admitted
     */
    public List<Version> filter(List<Version> candidates, PreReleases policy) {
        return admitted(candidates.stream().filter(this::contains).toList(), policy, version -> version);
    }

    /**
     * {@return the candidates, written as an index gives them, that every clause accepts and the policy admits, in
     * their order} Text that is no version, where it is accepted, is never taken for a pre-release.
     *
     * @param candidates all there is to choose from
     */
    public List<String> filterTexts(List<String> candidates, PreReleases policy) {
        return admitted(candidates.stream().filter(this::contains).toList(), policy, Version::parseOrNull);
    }

    private <T> List<T> admitted(List<T> matching, PreReleases policy, Function<T, @Nullable Version> version) {
        if (policy == PreReleases.ALLOW || (policy == PreReleases.DEFAULT && namesPreRelease())) {
            return matching;
        }
        Predicate<T> preRelease = candidate -> {
            Version parsed = version.apply(candidate);
            return parsed != null && parsed.isPreRelease();
        };
        boolean none = policy == PreReleases.DEFAULT
                && matching.stream().map(version).noneMatch(parsed -> parsed != null && !parsed.isPreRelease());
        return none ? matching : matching.stream().filter(preRelease.negate()).toList();
    }

    /**
     * {@return the versions that every clause accepts, pre-releases included} With {@code ===} these are at most as
     * many as it needs: a version in the range may still be spelled otherwise.
     */
    public VersionRange range() {
        VersionRange made = range;
        if (made == null) {
            List<VersionRange> ranges = new ArrayList<>(clauses.size());
            for (VersionSpecifier clause : clauses) {
                ranges.add(clause.range());
            }
            made = VersionRange.intersectionOf(ranges);
            range = made;
        }
        return made;
    }

    /** {@return whether any version, or any text, could be accepted} */
    public boolean isSatisfiable() {
        return isSatisfiable(PreReleases.ALLOW);
    }

    /**
     * {@return whether {@link #isSatisfiable()} is true; under {@link PreReleases#FORBID} a pre-release does not count}
     */
    public boolean isSatisfiable(PreReleases policy) {
        if (arbitrary) {
            String text = clauses.stream()
                    .filter(VersionSpecifier::isArbitrary)
                    .findFirst()
                    .orElseThrow()
                    .versionText();
            return contains(text, policy);
        }
        return policy == PreReleases.FORBID ? !range().hasOnlyPreReleases() : !range().isEmpty();
    }

    /**
     * {@return whether {@code other} accepts every version that this set accepts, pre-releases included}
     *
     * @throws IllegalArgumentException if one of the two has {@code ===}, whose texts are no versions; packaging
     *     refuses this too
     */
    public boolean isSubsetOf(SpecifierSet other) {
        checkComparable(other);
        return range().isSubsetOf(other.range());
    }

    /**
     * {@return whether no version is accepted by both sets, pre-releases included}
     *
     * @throws IllegalArgumentException if one of the two has {@code ===}, whose texts are no versions; packaging
     *     refuses this too
     */
    public boolean isDisjoint(SpecifierSet other) {
        checkComparable(other);
        return range().isDisjoint(other.range());
    }

    private void checkComparable(SpecifierSet other) {
        if (arbitrary || other.arbitrary) {
            throw new IllegalArgumentException(
                    "=== compares texts, so sets with it cannot be compared: " + (arbitrary ? this : other));
        }
    }

    /** {@return whether {@code other} is a set of equal clauses, in any order and number} */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SpecifierSet set
                && (clauses.equals(set.clauses)
                        || (hashCode() == set.hashCode() && distinct().equals(set.distinct())));
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            known = distinct().hashCode();
            hash = known;
        }
        return known;
    }

    private Set<VersionSpecifier> distinct() {
        return new LinkedHashSet<>(clauses);
    }

    /** {@return the clauses as written, without white space, in the order of their text, of equal ones the first} */
    @Override
    public String toString() {
        if (clauses.size() == 1) {
            return clauses.get(0).toString();
        }
        List<VersionSpecifier> byText = new ArrayList<>(clauses);
        byText.sort((one, other) -> one.toString().compareTo(other.toString()));
        StringJoiner text = new StringJoiner(",");
        for (VersionSpecifier clause : new LinkedHashSet<>(byText)) {
            text.add(clause.toString());
        }
        return text.toString();
    }
}
