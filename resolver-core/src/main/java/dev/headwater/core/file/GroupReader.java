// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.name.GroupName;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.requirement.DependencyGroups;
import dev.headwater.api.requirement.InvalidDependencyGroupException;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.tomlj.TomlTable;

/** Reads the {@code [dependency-groups]} of a {@code pyproject.toml}. */
public final class GroupReader {
    private final Optional<TomlKeys> table;
    private final DependencyGroups groups;

    /** By group and text: the first line on which the text stands as an item of the group. */
    private final Map<Item, Integer> lines = new HashMap<>();

    private record Item(GroupName group, String text) {}

    GroupReader(Optional<TomlKeys> table) {
        this.table = table;
        Map<String, Object> items = new LinkedHashMap<>();
        table.ifPresent(keys -> keys.names().forEach(name -> items.put(name, items(keys, name))));
        try {
            groups = DependencyGroups.of(items);
        } catch (InvalidDependencyGroupException e) {
            throw fault(e);
        }
    }

    private Object items(TomlKeys keys, String name) {
        if (!keys.isArray(name)) {
            return "not a list";
        }
        List<Object> values = new ArrayList<>();
        Optional<GroupName> group = groupName(name);
        for (TomlKeys.Item<Object> item : keys.items(name).orElse(List.of())) {
            values.add(item.value() instanceof TomlTable included ? included.toMap() : item.value());
            if (item.value() instanceof String text && group.isPresent()) {
                lines.putIfAbsent(new Item(group.get(), text), item.line());
            }
        }
        return values;
    }

    /** Empty for what is no name; that is refused where the table is read as groups. */
    private static Optional<GroupName> groupName(String name) {
        try {
            return Optional.of(GroupName.parse(name));
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    /** {@return the names of the groups} */
    public SortedSet<GroupName> names() {
        return groups.names();
    }

    /**
     * {@return the requirements of a group, with those of the groups that it includes, each group once}
     *
     * @throws FileFault if it is not there, or it or an included one is not valid
     */
    public List<Placed> expand(GroupName group) {
        List<DependencyGroups.Member> members;
        try {
            members = groups.members(group);
        } catch (InvalidDependencyGroupException e) {
            throw fault(e);
        }
        return members.stream().map(this::placed).toList();
    }

    private Placed placed(DependencyGroups.Member member) {
        int line =
                lines.getOrDefault(new Item(member.group(), member.requirement().text()), 0);
        try {
            return new Placed(RequirementText.check(member.requirement()), line);
        } catch (IllegalArgumentException e) {
            throw FileFault.at(line, "dependency-groups", String.valueOf(e.getMessage()));
        }
    }

    private FileFault fault(InvalidDependencyGroupException e) {
        int line = table.map(keys -> keys.lineOf(e.group())).orElse(0);
        String message = String.valueOf(e.getMessage());
        if (e.getCause() instanceof InvalidRequirementException inner) {
            Optional<GroupName> group = groupName(e.group());
            line = group.isEmpty() ? line : lines.getOrDefault(new Item(group.get(), inner.text()), line);
            message = Shown.quoted(inner.text()) + " is no requirement: expected " + inner.expected() + ", at position "
                    + inner.position();
        } else if (UrlSecrets.mayStandIn(message)) {
            message = "this group holds something else than requirements and {include-group = \"name\"}";
        }
        return FileFault.at(line, "dependency-groups." + e.group(), message);
    }
}
