// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.requirement.Decision.Variable;
import dev.headwater.api.requirement.Diagrams.TooComplexException;
import dev.headwater.api.requirement.Junction.Connective;
import dev.headwater.api.version.VersionBound;
import dev.headwater.api.version.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A set of environments: what a marker means, with the algebra of sets.
 *
 * <pre>{@code
 * EnvironmentSet windows = EnvironmentSet.of(Marker.parse("sys_platform == 'win32'"));
 * EnvironmentSet old = EnvironmentSet.of(Marker.parse("python_version < '3.8'"));
 * windows.isDisjoint(EnvironmentSet.of(Marker.parse("sys_platform == 'linux'")));   // true
 * windows.union(old).complement().toMarker();   // python_version >= "3.8" and sys_platform != "win32"
 * old.assumingPython(SpecifierSet.parse(">=3.9").range()).isEmpty();                // true
 * }</pre>
 *
 * <p><b>Which environments.</b> {@code python_full_version} and {@code implementation_version} hold versions that are
 * no post-releases, and {@code python_version} is the first two numbers of {@code python_full_version}. Nothing else is
 * assumed: {@code os_name} and {@code sys_platform} are independent. {@code extra} is one name, or empty: the reading
 * of extras one at a time.
 *
 * <p><b>How exact.</b> Comparisons of versions and equality of texts are calculated exactly. What is left is taken as a
 * fact of its own, that nothing else decides: {@code in} and {@code not in}, but for {@code python_version in '2.7
 * 3.8'} and where an equality fixes the text; comparisons of {@code platform_release} with versions; {@code ===};
 * reversed comparisons of whole versions; comparisons of two fields; comparisons without a value. So a "yes" of
 * {@link #isEmpty}, {@link #isFull}, {@link #isSubsetOf}, {@link #isDisjoint} and {@link #equals} can be relied on,
 * while a "no" may come from what is not known: {@code 'a' in os_name and 'ab' not in os_name} is no emptier than its
 * parts.
 *
 * <p><b>How large.</b> The work is bounded, whatever the markers. Beyond the bound the result is {@linkplain #isKnown()
 * not known}, and so are results that depend on it; every question of such a set is answered with no.
 *
 * <p>A set is a decision diagram, in which every set has one form; as far as it is exact, equal sets are equal objects.
 *
 * @since 0.1.0
 */
public final class EnvironmentSet {
    private static final EnvironmentSet EMPTY = new EnvironmentSet(Decision.NEVER);
    private static final EnvironmentSet FULL = new EnvironmentSet(Decision.ALWAYS);
    private static final EnvironmentSet NOT_KNOWN = new EnvironmentSet(null);

    /** Null if it is not known. */
    private final @Nullable Decision root;

    private EnvironmentSet(@Nullable Decision root) {
        this.root = root;
    }

    /** {@return the set of no environment} */
    public static EnvironmentSet empty() {
        return EMPTY;
    }

    /** {@return the set of all environments} */
    public static EnvironmentSet full() {
        return FULL;
    }

    /** {@return the environments in which {@code marker} is true} */
    public static EnvironmentSet of(Marker marker) {
        return calculate(diagrams -> new MarkerDiagrams(diagrams).of(marker.root()));
    }

    /** {@return the environments whose {@code python_full_version} is in {@code range}} */
    public static EnvironmentSet ofPython(VersionRange range) {
        return calculate(diagrams -> MarkerDiagrams.ofRange(diagrams, Variable.PYTHON, range));
    }

    private static EnvironmentSet calculate(Function<Diagrams, Decision> calculation) {
        try {
            return of(calculation.apply(new Diagrams()));
        } catch (TooComplexException e) {
            return NOT_KNOWN;
        }
    }

    private static EnvironmentSet of(Decision root) {
        if (root.isTerminal()) {
            return root == Decision.ALWAYS ? FULL : EMPTY;
        }
        return new EnvironmentSet(root);
    }

    /** {@return whether anything is known of this set; if not, it grew beyond what is calculated} */
    public boolean isKnown() {
        return root != null;
    }

    /** {@return whether this holds no environment} */
    public boolean isEmpty() {
        return root == Decision.NEVER;
    }

    /** {@return whether this holds all environments} */
    public boolean isFull() {
        return root == Decision.ALWAYS;
    }

    /** {@return the environments that are in this, in {@code other} or in both} */
    public EnvironmentSet union(EnvironmentSet other) {
        return combine(Connective.OR, other);
    }

    /** {@return the environments that are in both} */
    public EnvironmentSet intersection(EnvironmentSet other) {
        return combine(Connective.AND, other);
    }

    private EnvironmentSet combine(Connective connective, EnvironmentSet other) {
        Decision deciding = connective == Connective.AND ? Decision.NEVER : Decision.ALWAYS;
        Decision one = root;
        Decision two = other.root;
        if (one == deciding || two == deciding) {
            return of(deciding);
        }
        if (one == null || two == null) {
            return NOT_KNOWN;
        }
        return calculate(diagrams -> diagrams.combine(connective, diagrams.adopt(one), diagrams.adopt(two)));
    }

    /** {@return the environments that are not in this} */
    public EnvironmentSet complement() {
        Decision known = root;
        return known == null ? NOT_KNOWN : calculate(diagrams -> diagrams.not(diagrams.adopt(known)));
    }

    /** {@return the environments in this that are not in {@code other}} */
    public EnvironmentSet difference(EnvironmentSet other) {
        return intersection(other.complement());
    }

    /** {@return whether every environment in this is in {@code other}: one marker implies the other} */
    public boolean isSubsetOf(EnvironmentSet other) {
        return difference(other).isEmpty();
    }

    /** {@return whether no environment is in both} */
    public boolean isDisjoint(EnvironmentSet other) {
        return intersection(other).isEmpty();
    }

    /** {@return the versions of Python, whole ones, of the environments in this; all of them if this is not known} */
    public VersionRange pythonVersions() {
        Decision known = root;
        if (known == null || known.isTerminal() || !known.asks(Variable.PYTHON)) {
            return isEmpty() ? VersionRange.empty() : VersionRange.full();
        }
        VersionRange versions = VersionRange.empty();
        for (int i = 0; i < known.children().size(); i++) {
            if (known.children().get(i) != Decision.NEVER) {
                versions = versions.union(segment(known, i));
            }
        }
        return versions;
    }

    /**
     * {@return a simpler set that holds the same environments among those whose Python is in {@code range}; what it
     * holds of others is of no account}
     *
     * <p>For requirements of a project whose {@code Requires-Python} is known. If the range holds no version, the
     * result is empty.
     */
    public EnvironmentSet assumingPython(VersionRange range) {
        Decision known = root;
        if (range.isEmpty()) {
            return EMPTY;
        }
        if (known == null || known.isTerminal() || !known.asks(Variable.PYTHON)) {
            return this;
        }
        return calculate(diagrams -> assumingPython(diagrams, diagrams.adopt(known), range));
    }

    /** Segments outside the range take over from the neighbour below, or from the first one inside it. */
    private static Decision assumingPython(Diagrams diagrams, Decision decision, VersionRange range) {
        List<Decision> children = new ArrayList<>(decision.children());
        int firstInside = -1;
        for (int i = 0; i < children.size(); i++) {
            boolean inside = !segment(decision, i).isDisjoint(range);
            if (inside && firstInside < 0) {
                firstInside = i;
            } else if (!inside && firstInside >= 0) {
                children.set(i, children.get(i - 1));
            }
        }
        for (int i = 0; i < firstInside; i++) {
            children.set(i, children.get(firstInside));
        }
        return diagrams.versions(Variable.PYTHON, decision.cuts(), children);
    }

    private static VersionRange segment(Decision decision, int index) {
        return VersionRange.between(
                index == 0 ? VersionBound.START : decision.cuts().get(index - 1),
                index == decision.cuts().size()
                        ? VersionBound.END
                        : decision.cuts().get(index));
    }

    /**
     * {@return a marker that is true in these environments and no others}
     *
     * <p>All environments are {@code python_version >= "0"}, none {@code python_version < "0"}; a requirement does
     * without the first, and goes with the second. Nothing is returned if there are no words for the set, since markers
     * have no "not": the complement of a comparison of {@code platform_release} with a version, for instance; if it
     * would take more than 1,000 comparisons; or if the set is not known.
     */
    public Optional<Marker> toMarker() {
        return root == null
                ? Optional.empty()
                : new DiagramPrinter().print(root).map(Marker::of);
    }

    /**
     * {@return whether {@code other} holds the same environments, as far as that is exact; a set not known equals none}
     */
    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return root != null;
        }
        return other instanceof EnvironmentSet set && root != null && set.root != null && isSame(root, set.root);
    }

    private static boolean isSame(Decision one, Decision other) {
        if (one.contentHash() != other.contentHash()) {
            return false;
        }
        Diagrams diagrams = new Diagrams();
        return diagrams.adopt(one) == diagrams.adopt(other);
    }

    @Override
    public int hashCode() {
        return root == null ? 0 : root.contentHash();
    }

    /** {@return the set as a marker, or words for why there is none} */
    @Override
    public String toString() {
        if (root == null) {
            return "not known";
        }
        return isFull()
                ? "everywhere"
                : isEmpty() ? "nowhere" : toMarker().map(Marker::toString).orElse("no marker says it");
    }
}
