// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.name.GroupName;
import dev.headwater.api.requirement.DependencyGroups;
import dev.headwater.api.requirement.InvalidDependencyGroupException;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Requirement;
import java.util.ArrayList;
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

    /** The first line on which each text stands as an item of a group. */
    private final Map<String, Integer> lines = new LinkedHashMap<>();

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
        for (TomlKeys.Item<Object> item : keys.items(name).orElse(List.of())) {
            values.add(item.value() instanceof TomlTable included ? included.toMap() : item.value());
            if (item.value() instanceof String text) {
                lines.putIfAbsent(text, item.line());
            }
        }
        return values;
    }

    /** {@return the names of the groups} */
    public SortedSet<GroupName> names() {
        return groups.names();
    }

    /**
     * {@return the requirements of a group, with those of the groups that it includes}
     *
     * @throws FileFault if it is not there, or it or an included one is not valid
     */
    public List<Placed> expand(GroupName group) {
        List<Requirement> requirements;
        try {
            requirements = groups.expand(group);
        } catch (InvalidDependencyGroupException e) {
            throw fault(e);
        }
        return requirements.stream().map(this::placed).toList();
    }

    private Placed placed(Requirement requirement) {
        int line = lines.getOrDefault(requirement.text(), 0);
        try {
            return new Placed(RequirementText.check(requirement), line);
        } catch (IllegalArgumentException e) {
            throw FileFault.at(line, "dependency-groups", String.valueOf(e.getMessage()));
        }
    }

    private FileFault fault(InvalidDependencyGroupException e) {
        int line = table.map(keys -> keys.lineOf(e.group())).orElse(0);
        String message = String.valueOf(e.getMessage());
        if (e.getCause() instanceof InvalidRequirementException inner) {
            line = lines.getOrDefault(inner.text(), line);
            message = Quoted.of(inner.text()) + " is no requirement: expected " + inner.expected() + ", at position "
                    + inner.position();
        } else if (Quoted.mayHoldSecret(message)) {
            message = "this group holds something else than requirements and {include-group = \"name\"}";
        }
        return FileFault.at(line, "dependency-groups." + e.group(), message);
    }
}
