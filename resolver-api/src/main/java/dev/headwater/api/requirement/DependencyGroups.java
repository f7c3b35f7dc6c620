// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.name.GroupName;
import dev.headwater.api.name.InvalidNameException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The {@code [dependency-groups]} table of a {@code pyproject.toml}.
 *
 * <pre>{@code
 * DependencyGroups groups = DependencyGroups.of(Map.of(
 *         "Test", List.of("pytest>=8", Map.of("include-group", "typing")),
 *         "typing", List.of("mypy")));
 * groups.expand(GroupName.parse("test"));   // [pytest>=8, mypy]
 * }</pre>
 *
 * <p>Names are compared in normal form, and two names that are the same then are refused at once. Groups themselves are
 * looked at when they are used, as the standard wants it: a fault in another group does no harm. Included requirements
 * stand where the include stood, in order, and as often as they are included.
 *
 * <p>More than 100,000 requirements and includes are refused: to {@link #expand} them, a few lines can ask for any
 * number.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/dependency-groups/">Dependency groups</a>
 * @since 0.1.0
 */
public final class DependencyGroups {
    private static final int MOST = 100_000;
    private static final String INCLUDE = "include-group";

    private final Map<GroupName, Group> groups;

    private record Group(String spelling, @Nullable Object items) {}

    private DependencyGroups(Map<GroupName, Group> groups) {
        this.groups = groups;
    }

    /**
     * Takes the table as a TOML parser gives it: a name to a list, of which each item is a string or a map of one
     * string to another. Other values are taken as well, and refused when their group is used.
     *
     * @throws InvalidDependencyGroupException if a name is invalid, or the same as another one in normal form
     */
    public static DependencyGroups of(Map<String, ?> table) {
        Map<GroupName, Group> groups = new TreeMap<>();
        table.forEach((spelling, items) -> {
            Group earlier = groups.putIfAbsent(name(spelling), new Group(spelling, items));
            if (earlier != null) {
                throw new InvalidDependencyGroupException(
                        spelling, List.of(), "has the same name as '" + earlier.spelling + "' in normal form");
            }
        });
        return new DependencyGroups(groups);
    }

    private static GroupName name(String spelling) {
        try {
            return GroupName.parse(spelling);
        } catch (InvalidNameException e) {
            throw new InvalidDependencyGroupException(spelling, List.of(), String.valueOf(e.getMessage()));
        }
    }

    /** {@return the names of the groups, in their order} */
    public SortedSet<GroupName> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(groups.keySet()));
    }

    /**
     * {@return the requirements of a group, with those of the groups it includes}
     *
     * @throws InvalidDependencyGroupException if the group, or one that it includes, is not there, is not a list, holds
     *     something unknown or an invalid requirement, or includes itself in the end
     */
    public List<Requirement> expand(GroupName group) {
        return expand(List.of(group));
    }

    /**
     * {@return the requirements of several groups, one after the other}
     *
     * @throws InvalidDependencyGroupException as {@link #expand(GroupName)}
     */
    public List<Requirement> expand(Collection<GroupName> asked) {
        List<Requirement> requirements = new ArrayList<>();
        for (GroupName group : asked) {
            new Expansion(null).of(group).forEach(member -> requirements.add(member.requirement()));
        }
        return List.copyOf(requirements);
    }

    /**
     * {@return the requirements of a group, with those of the groups it includes, each group once, where it is included
     * first}
     *
     * <p>What is required is the same as by {@link #expand(GroupName)}, without the copies: the work grows with the
     * table, however often its groups include one another.
     *
     * @throws InvalidDependencyGroupException as {@link #expand(GroupName)}
     */
    public List<Member> members(GroupName group) {
        return List.copyOf(new Expansion(new HashSet<>()).of(group));
    }

    /**
     * A requirement of a group.
     *
     * @param group the group in which it is written
     * @param requirement the requirement
     */
    public record Member(GroupName group, Requirement requirement) {}

    /** One walk through the includes, without recursion: they may go as deep as the table is long. */
    private final class Expansion {
        /**
         * The groups that were read, where each is to be read once; null to read them as often as they are included.
         */
        private final @Nullable Set<GroupName> read;

        private final List<Member> members = new ArrayList<>();
        /** From the group that was asked for to the one that is being read. */
        private final Set<GroupName> open = new LinkedHashSet<>();

        private final Deque<Frame> frames = new ArrayDeque<>();
        /** Groups read so far cost steps even where they are empty. */
        private int steps;

        Expansion(@Nullable Set<GroupName> read) {
            this.read = read;
        }

        List<Member> of(GroupName asked) {
            enter(asked, asked.value());
            while (!frames.isEmpty()) {
                Frame frame = frames.element();
                if (frame.items.hasNext()) {
                    add(frame, frame.items.next());
                } else {
                    frames.remove();
                    open.remove(frame.name);
                }
            }
            return members;
        }

        private void enter(GroupName name, String spelling) {
            Group group = groups.get(name);
            if (!open.add(name)) {
                throw fault(spelling, "includes itself");
            }
            if (group == null) {
                throw fault(spelling, "there is no such group; there are " + groups.keySet());
            }
            if (!(group.items instanceof List<?> items)) {
                throw fault(group.spelling, "a list is expected");
            }
            Iterator<?> rest = read == null || read.add(name) ? items.iterator() : Collections.emptyIterator();
            frames.push(new Frame(name, group.spelling, rest));
        }

        private void add(Frame frame, @Nullable Object item) {
            if (++steps > MOST) {
                throw fault(frame.spelling, "more than " + MOST + " requirements and includes");
            }
            if (item instanceof String text) {
                members.add(new Member(frame.name, requirement(frame, text)));
            } else if (item instanceof Map<?, ?> map
                    && map.size() == 1
                    && map.get(INCLUDE) instanceof String included) {
                enter(includedName(frame, included), included);
            } else {
                throw fault(
                        frame.spelling,
                        "expected a requirement as a string, or {" + INCLUDE + " = \"name\"}, but there is " + item);
            }
        }

        private Requirement requirement(Frame frame, String text) {
            try {
                return Requirement.parse(text);
            } catch (InvalidRequirementException e) {
                throw new InvalidDependencyGroupException(frame.spelling, path(), e);
            }
        }

        private GroupName includedName(Frame frame, String spelling) {
            try {
                return GroupName.parse(spelling);
            } catch (InvalidNameException e) {
                throw fault(frame.spelling, String.valueOf(e.getMessage()));
            }
        }

        private InvalidDependencyGroupException fault(String group, String fault) {
            return new InvalidDependencyGroupException(group, path(), fault);
        }

        private List<String> path() {
            return open.stream().map(GroupName::value).toList();
        }
    }

    /** A group that is being read. */
    private static final class Frame {
        private final GroupName name;
        private final String spelling;
        private final Iterator<?> items;

        Frame(GroupName name, String spelling, Iterator<?> items) {
            this.name = name;
            this.spelling = spelling;
            this.items = items;
        }
    }
}
