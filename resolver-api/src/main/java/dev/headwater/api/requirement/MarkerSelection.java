// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The extras and dependency groups that are asked for, and what they mean where the marker stands.
 *
 * <p>The same words mean different things in different places, and outside their place they are errors: {@code extra}
 * belongs to the metadata of a project, {@code extras} and {@code dependency_groups} to a lock file.
 *
 * <p>With several extras the standard and the tools disagree, and so there are two readings. {@link #ofMetadata} is
 * that of {@code packaging} and pip: the marker is evaluated once for each extra, or once with an empty one, and is
 * true if one evaluation is. {@link #ofMetadataAsSet} is that of the standard since January 2026: {@code extra == 'x'}
 * asks whether x is among them.
 *
 * <table>
 * <caption>Where the readings differ</caption>
 * <tr><th>marker</th><th>extras</th><th>one at a time</th><th>as a set</th></tr>
 * <tr><td>{@code extra == 'a' and extra == 'b'}</td><td>a, b</td><td>false</td><td>true</td></tr>
 * <tr><td>{@code extra != 'x'}</td><td>a, x</td><td>true</td><td>false</td></tr>
 * <tr><td>{@code extra == ''}</td><td>none</td><td>true</td><td>false</td></tr>
 * </table>
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers">
 *     Environment markers</a>
 * @since 0.1.0
 */
public final class MarkerSelection {
    private static final List<String> NO_EXTRA = List.of("");
    private static final MarkerSelection OF_REQUIREMENT = new MarkerSelection(List.of(), null, null, null);
    /** For callers that hand over each extra themselves. */
    static final MarkerSelection ONE_AT_A_TIME = new MarkerSelection(NO_EXTRA, null, null, null);

    /** The values {@code extra} takes one after the other; empty if it is not defined, or is a set. */
    private final List<String> singly;

    private final @Nullable Set<String> together;
    private final @Nullable Set<String> extras;
    private final @Nullable Set<String> groups;

    private MarkerSelection(
            List<String> singly,
            @Nullable Set<String> together,
            @Nullable Set<String> extras,
            @Nullable Set<String> groups) {
        this.singly = singly;
        this.together = together;
        this.extras = extras;
        this.groups = groups;
    }

    /** {@return the selection for a requirement on its own, as a person writes it: none of the three is defined} */
    public static MarkerSelection ofRequirement() {
        return OF_REQUIREMENT;
    }

    /** {@return the selection for the metadata of a project of which {@code extras} are asked for, one at a time} */
    public static MarkerSelection ofMetadata(Collection<ExtraName> extras) {
        return new MarkerSelection(oneAtATime(extras), null, null, null);
    }

    /** {@return the selection for the metadata of a project of which {@code extras} are asked for, as a set} */
    public static MarkerSelection ofMetadataAsSet(Collection<ExtraName> extras) {
        return new MarkerSelection(List.of(), texts(extras, ExtraName::value), null, null);
    }

    /** {@return the selection for the packages of a lock file} */
    public static MarkerSelection ofLockFile(Collection<ExtraName> extras, Collection<GroupName> groups) {
        return new MarkerSelection(List.of(), null, texts(extras, ExtraName::value), texts(groups, GroupName::value));
    }

    /**
     * {@return a selection in which all three are defined, for tools that evaluate markers without knowing where they
     * come from; the extras are read one at a time}
     */
    public static MarkerSelection ofAnyPlace(Collection<ExtraName> extras, Collection<GroupName> groups) {
        return new MarkerSelection(
                oneAtATime(extras), null, texts(extras, ExtraName::value), texts(groups, GroupName::value));
    }

    private static List<String> oneAtATime(Collection<ExtraName> extras) {
        return extras.isEmpty() ? NO_EXTRA : List.copyOf(texts(extras, ExtraName::value));
    }

    private static <T> Set<String> texts(Collection<T> names, Function<T, String> text) {
        Set<String> texts = new TreeSet<>();
        names.forEach(name -> texts.add(text.apply(name)));
        return texts;
    }

    List<String> singly() {
        return singly;
    }

    /** The extras that are asked for together, or null if {@code extra} is not read so. */
    @Nullable
    Set<String> together() {
        return together;
    }

    /** The set that {@code field} stands for, or null if it is not defined here. */
    @Nullable
    Set<String> names(MarkerField field) {
        return field == MarkerField.EXTRAS ? extras : groups;
    }

    /** {@return the selection in words} */
    @Override
    public String toString() {
        return "extra " + (together != null ? together : singly) + ", extras " + extras + ", dependency_groups "
                + groups;
    }
}
