// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.core.file.TomlKeys.Item;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the extras of a project in the place of requirements on the project itself: {@code all = ["acme[test,docs]"]}.
 * The project that is being worked on is on no index, and must not be looked for on one.
 */
final class SelfReference {
    private static final int MOST = 100_000;

    private final ProjectName project;
    private final Map<ExtraName, List<Item<Requirement>>> extras;
    private final List<Item<Requirement>> expanded = new ArrayList<>();

    /** The extras from the one that was asked for to the one that is being read. */
    private final Set<ExtraName> open = new LinkedHashSet<>();

    private SelfReference(ProjectName project, Map<ExtraName, List<Item<Requirement>>> extras) {
        this.project = project;
        this.extras = extras;
    }

    /**
     * {@return requirements without any on the project itself}
     *
     * @throws FileFault for an extra that includes itself or is not there
     */
    static List<Item<Requirement>> expand(
            ProjectName project, Map<ExtraName, List<Item<Requirement>>> extras, List<Item<Requirement>> requirements) {
        SelfReference walk = new SelfReference(project, extras);
        walk.addAll(requirements, Optional.empty());
        return walk.expanded;
    }

    private void addAll(List<Item<Requirement>> requirements, Optional<String> condition) {
        for (Item<Requirement> item : requirements) {
            Requirement requirement = item.value();
            if (!requirement.name().equals(project)) {
                add(new Item<>(
                        condition.map(marker -> under(marker, requirement)).orElse(requirement), item.line()));
            } else {
                Optional<String> both = both(requirement.marker().map(Marker::toString), condition);
                requirement.extras().forEach(extra -> include(extra, item.line(), both));
            }
        }
    }

    private void add(Item<Requirement> item) {
        if (expanded.size() >= MOST) {
            throw FileFault.at(item.line(), "the extras of this project come to more than " + MOST + " requirements");
        }
        expanded.add(item);
    }

    private void include(ExtraName extra, int line, Optional<String> condition) {
        List<Item<Requirement>> requirements = extras.get(extra);
        if (requirements == null) {
            throw FileFault.at(line, "this project has no extra '" + extra + "'; it has " + extras.keySet());
        }
        if (!open.add(extra)) {
            throw FileFault.at(line, "the extra '" + extra + "' includes itself");
        }
        addAll(requirements, condition);
        open.remove(extra);
    }

    private static Optional<String> both(Optional<String> first, Optional<String> second) {
        return first.isPresent() && second.isPresent()
                ? Optional.of("(" + first.get() + ") and (" + second.get() + ")")
                : first.or(() -> second);
    }

    /** {@return a requirement that applies where a marker does too} */
    private static Requirement under(String marker, Requirement requirement) {
        String whole = requirement.toString();
        String own = requirement.marker().map(Marker::toString).orElse("");
        // The marker is printed last, behind a semicolon; behind a URL there is white space before it.
        String head = own.isEmpty()
                ? whole
                : whole.substring(0, whole.length() - own.length()).stripTrailing();
        head = head.endsWith(";") && !own.isEmpty() ? head.substring(0, head.length() - 1) : head;
        return Requirement.parse(
                head.stripTrailing() + " ; " + (own.isEmpty() ? marker : "(" + own + ") and (" + marker + ")"));
    }
}
