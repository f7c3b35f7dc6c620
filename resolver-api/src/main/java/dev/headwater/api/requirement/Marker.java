// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.requirement.Junction.Connective;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An environment marker: the condition under which a requirement applies.
 *
 * <pre>{@code
 * Marker marker = Marker.parse("python_version < '3.11' and (os_name == 'nt' or extra == 'Fast_IO')");
 * marker.evaluate(environment, MarkerSelection.ofMetadata(List.of())).truth();   // TRUE, FALSE, UNKNOWN or UNDEFINED
 * marker.toString();   // python_version < "3.11" and (os_name == "nt" or extra == "fast-io")
 * }</pre>
 *
 * <p>The whole grammar is read: reversed operands ({@code '3.9' <= python_version}), {@code in} and {@code not in}, the
 * sets {@code extras} and {@code dependency_groups}, and the old spellings {@code os.name}, {@code sys.platform},
 * {@code platform.version}, {@code platform.machine}, {@code platform.python_implementation} and
 * {@code python_implementation}. A field that the standard does not name is a fault of the marker, never true or false.
 *
 * <h2>How comparisons are read</h2>
 *
 * <p>The {@linkplain MarkerField#type() type} of the field decides. Version fields follow the rules of specifiers, with
 * pre-releases always admitted; if one side is not a version, the texts are compared, and a value that is not a version
 * satisfies no specifier. Texts are equal or not; they have no order, so {@code <=} and {@code >=} are equality and
 * {@code <} and {@code >} are false. With reversed operands the text is the version, and the field's value makes the
 * specifier: {@code python_version == '3.*'} may be true, {@code '3.*' == python_version} is not.
 *
 * <p>Where the standard leaves a choice, or its Javadoc says otherwise, the choice is that of {@code packaging} and
 * pip, for published metadata was tried with them:
 *
 * <ul>
 *   <li>{@code in} on a version field looks for a part of the text: {@code python_version in '2.7 3.1'} is true for
 *       3.1. The standard would have it invalid, or false.
 *   <li>{@code platform_version} is compared as text, always; by the standard as a version where it is one.
 *   <li>{@code ~=} and {@code ===} on texts have no value; by the standard they may be read as {@code ==}.
 *   <li>With {@code extra}, operators other than equality are those of texts; by the standard they are false. So are
 *       operators other than {@code in} with a set on the right; with a set on the left they have no value.
 * </ul>
 *
 * <p>Two things differ from {@code packaging}: two fields are compared by their values ({@code packaging} takes the
 * right one's name for its value), and two texts have no value in any environment.
 *
 * <p>Two markers are equal if they print alike. {@code python_version < '3.11'} and {@code not} its complement are
 * different markers; {@link EnvironmentSet} tells whether they mean the same.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers">
 *     Environment markers</a>
 * @since 0.1.0
 */
public final class Marker {
    private static final int LONGEST = 100_000;

    private final MarkerNode root;
    private final boolean mentionsExtra;

    private Marker(MarkerNode root) {
        this.root = root;
        this.mentionsExtra = root.mentions(MarkerField.EXTRA);
    }

    /**
     * Reads a marker, at most 100,000 characters long and with at most 100 parentheses within one another.
     *
     * @throws InvalidMarkerException if {@code text} is no marker
     */
    public static Marker parse(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidMarkerException(text, LONGEST, "at most " + LONGEST + " characters");
        }
        return of(MarkerParser.parse(text, 0));
    }

    static Marker of(MarkerNode root) {
        return new Marker(root);
    }

    MarkerNode root() {
        return root;
    }

    /**
     * Evaluates the marker as that of a requirement on its own, in which no extra is defined:
     *
     * <pre>{@code
     * Marker.parse("python_version < '3.12'").evaluate(Target.cpython("3.11", List.of("win_amd64")));   // true
     * }</pre>
     */
    public MarkerValue evaluate(MarkerTarget target) {
        return evaluate(target.environment(), MarkerSelection.ofRequirement());
    }

    /**
     * Evaluates the marker and says why, where it is neither true nor false.
     *
     * <p>If several extras are to be read one at a time, the marker is true if it is for one of them; if it is not, but
     * unknown for some, the fields are those of all of these.
     */
    public MarkerValue evaluate(MarkerEnvironment environment, MarkerSelection selection) {
        Set<MarkerField> unknown = EnumSet.noneOf(MarkerField.class);
        boolean holds = false;
        for (String extra : mentionsExtra && !selection.singly().isEmpty() ? selection.singly() : List.of("")) {
            Truth truth = root.truth(environment, selection, extra);
            MarkerFault fault = truth == Truth.UNDEFINED ? root.findFault(environment, selection, extra) : null;
            if (fault != null) {
                return MarkerValue.undefined(fault);
            }
            holds |= truth == Truth.TRUE;
            if (truth == Truth.UNKNOWN) {
                root.collectUnknown(environment, selection, extra, unknown);
            }
        }
        return holds || unknown.isEmpty() ? MarkerValue.of(holds) : MarkerValue.unknown(unknown);
    }

    /**
     * {@return the value in the metadata of a project of which no extra is asked for}
     *
     * <p>The fast way: the same as {@link #evaluate} without the reason.
     */
    public Truth truth(MarkerEnvironment environment) {
        return root.truth(environment, MarkerSelection.ONE_AT_A_TIME, "");
    }

    /**
     * {@return the value in the metadata of a project of which {@code extra} is asked for}
     *
     * <p>The fast way: the same as {@link #evaluate} without the reason.
     */
    public Truth truth(MarkerEnvironment environment, ExtraName extra) {
        return root.truth(environment, MarkerSelection.ONE_AT_A_TIME, extra.value());
    }

    /**
     * {@return whether the marker holds in the metadata of a project of which no extra is asked for}
     *
     * @throws UndefinedMarkerException if it is neither true nor false; {@link #truth(MarkerEnvironment)} does not
     *     throw
     */
    public boolean holds(MarkerEnvironment environment) {
        return decided(truth(environment), environment, MarkerSelection.ONE_AT_A_TIME);
    }

    /**
     * {@return whether the marker holds in the metadata of a project of which {@code extra} is asked for}
     *
     * @throws UndefinedMarkerException if it is neither true nor false; {@link #truth(MarkerEnvironment, ExtraName)}
     *     does not throw
     */
    public boolean holds(MarkerEnvironment environment, ExtraName extra) {
        Truth truth = truth(environment, extra);
        return truth == Truth.TRUE
                || (truth != Truth.FALSE && decided(truth, environment, MarkerSelection.ofMetadata(List.of(extra))));
    }

    private boolean decided(Truth truth, MarkerEnvironment environment, MarkerSelection selection) {
        return switch (truth) {
            case TRUE -> true;
            case FALSE -> false;
            case UNKNOWN, UNDEFINED -> throw new UndefinedMarkerException(this, evaluate(environment, selection));
        };
    }

    /**
     * Tells with which of a project's extras a requirement in its metadata applies, and whether it does without any.
     *
     * @param extras the extras in question, in the order in which they are to be answered
     */
    public ExtraActivation activation(MarkerEnvironment environment, Collection<ExtraName> extras) {
        Truth without = truth(environment);
        if (!mentionsExtra) {
            return new ExtraActivation(without, without == Truth.TRUE ? List.copyOf(extras) : List.of());
        }
        List<ExtraName> with = new ArrayList<>();
        for (ExtraName extra : extras) {
            if (truth(environment, extra) == Truth.TRUE) {
                with.add(extra);
            }
        }
        return new ExtraActivation(without, with);
    }

    /** {@return whether {@code extra} stands in the marker, so that its value may depend on what is asked for} */
    public boolean mentionsExtra() {
        return mentionsExtra;
    }

    /**
     * {@return the names that the marker compares with {@code extra}, normalized where they are names; empty where it
     * does so in another way than by {@code ==} and {@code !=}}
     *
     * <p>In the metadata of a project an extra that is not among them makes of the marker what no extra makes of it. So
     * the requirements of an extra are found without evaluating those of all others.
     */
    public Optional<Set<String>> comparedExtras() {
        Set<String> names = new TreeSet<>();
        return root.collectExtras(names) ? Optional.of(names) : Optional.empty();
    }

    /** {@return whether {@code field} stands in the marker} */
    public boolean mentions(MarkerField field) {
        return root.mentions(field);
    }

    /**
     * {@return the marker that holds where both do}
     *
     * <p>The parts are kept as they are; nothing is simplified, but a marker is not joined with an equal one.
     *
     * @throws IllegalArgumentException if more than 100 parentheses would stand within one another
     */
    public Marker and(Marker other) {
        return joined(Connective.AND, other);
    }

    /**
     * {@return the marker that holds where one of the two does}
     *
     * <p>The parts are kept as they are; nothing is simplified, but a marker is not joined with an equal one.
     *
     * @throws IllegalArgumentException if more than 100 parentheses would stand within one another
     */
    public Marker or(Marker other) {
        return joined(Connective.OR, other);
    }

    private Marker joined(Connective connective, Marker other) {
        if (equals(other)) {
            return this;
        }
        List<MarkerNode> parts = new ArrayList<>();
        addParts(connective, root, parts);
        addParts(connective, other.root, parts);
        MarkerNode joined = new Junction(connective, parts, false);
        if (joined.depth() > MarkerParser.DEEPEST) {
            throw new IllegalArgumentException(
                    "more than " + MarkerParser.DEEPEST + " parentheses would stand within one another");
        }
        return of(joined);
    }

    private static void addParts(Connective connective, MarkerNode node, List<MarkerNode> parts) {
        if (node.isJoinedBy(connective)) {
            parts.addAll(node.parts());
        } else {
            parts.add(node.inParentheses());
        }
    }

    /** {@return whether {@code other} is a marker that prints the same} */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Marker marker && root.equals(marker.root);
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /**
     * {@return the marker as {@code packaging} prints it: strings in double quotes, names of extras normalized, today's
     * names of fields, parentheses as written but for those round a single comparison or round everything}
     *
     * <p>It parses to an equal marker. {@code packaging} leaves backslashes and line breaks in strings as they are,
     * which does not parse or means something else, and refuses a string with both quotes; here they are written as
     * escapes.
     */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        root.print(out);
        return out.toString();
    }
}
