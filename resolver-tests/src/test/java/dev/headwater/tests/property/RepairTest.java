// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.repair.RepairKind;
import dev.headwater.api.repair.RepairSearch;
import dev.headwater.api.repair.RepairSearch.End;
import dev.headwater.api.repair.Repairs;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.repair.Repairing;
import dev.headwater.core.report.RepairReport;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That a repair is the smallest of its kind, held against trying everything. */
class RepairTest {
    private static final int UNIVERSES = 200;

    /** Of sets of so many changes all are tried. */
    private static final int MOST = 2;

    private int looked;
    private final Map<RepairKind, Integer> found = new TreeMap<>();

    @Test
    void noSmallerRepairWouldDo() {
        for (long seed = 0; seed < UNIVERSES; seed++) {
            SmallUniverse universe = Universes.of(seed);
            if (!new BruteForce(universe).isSatisfiable()) {
                check(seed, universe);
            }
        }
        assertThat(looked).as("universes without a solution").isGreaterThan(25);
        assertThat(found).containsKeys(RepairKind.HOTFIX, RepairKind.OWNER, RepairKind.REQUEST);
    }

    private void check(long seed, SmallUniverse universe) {
        looked++;
        Repairs repairs = repairs(universe);
        Repairs again = repairs(universe);
        assertThat(RepairReport.of(again).json())
                .isEqualTo(RepairReport.of(repairs).json());
        check(seed, universe, repairs, RepairKind.HOTFIX, hotfixes(universe));
        check(seed, universe, repairs, RepairKind.OWNER, owners(universe));
        check(seed, universe, repairs, RepairKind.REQUEST, edits(universe));
    }

    private void check(
            long seed,
            SmallUniverse universe,
            Repairs repairs,
            RepairKind kind,
            List<UnaryOperator<SmallUniverse>> changes) {
        RepairSearch search = repairs.of(kind).orElseThrow();
        String what = "seed " + seed + ", " + kind + "\n" + universe + "\n" + RepairReport.of(repairs);
        assertThat(search.end()).as(what).isIn(End.MINIMAL, End.NONE);
        search.best().ifPresent(best -> found.merge(kind, best.size(), Integer::max));
        int size = search.best().map(best -> best.size()).orElse(MOST + 1);
        int smallest = smallest(universe, changes, Math.min(size, MOST));
        assertThat(smallest).as(what).isEqualTo(size > MOST ? MOST + 1 : size);
    }

    /** The fewest changes that give a solution, up to a number; one more than the most where it takes more. */
    private static int smallest(SmallUniverse universe, List<UnaryOperator<SmallUniverse>> changes, int upTo) {
        for (UnaryOperator<SmallUniverse> one : changes) {
            if (new BruteForce(one.apply(universe)).isSatisfiable()) {
                return 1;
            }
        }
        for (int i = 0; i < changes.size() && upTo > 1; i++) {
            SmallUniverse changed = changes.get(i).apply(universe);
            for (UnaryOperator<SmallUniverse> other : changes.subList(i + 1, changes.size())) {
                if (new BruteForce(other.apply(changed)).isSatisfiable()) {
                    return 2;
                }
            }
        }
        return MOST + 1;
    }

    /** Each requirement of each release by itself, however it is reached. */
    private static List<UnaryOperator<SmallUniverse>> hotfixes(SmallUniverse universe) {
        record Bound(String project, String version, String required) {}
        Set<Bound> bounds = new LinkedHashSet<>();
        universe.shelves().stream()
                .flatMap(shelf -> shelf.editions().stream())
                .forEach(edition -> needs(edition)
                        .filter(need -> !need.specifier().isEmpty())
                        .forEach(need -> bounds.add(new Bound(edition.project(), edition.version(), need.project()))));
        List<UnaryOperator<SmallUniverse>> changes = new ArrayList<>();
        for (Bound bound : bounds) {
            changes.add(world -> world.withEditions(editions -> editions.stream()
                    .map(edition -> edition.project().equals(bound.project())
                                    && edition.version().equals(bound.version())
                            ? loosened(edition, bound.required())
                            : edition)
                    .toList()));
        }
        return changes;
    }

    private static Stream<Need> needs(Edition edition) {
        return Stream.concat(
                edition.needs().stream(), edition.extras().values().stream().flatMap(List::stream));
    }

    private static Edition loosened(Edition edition, String required) {
        TreeMap<String, List<Need>> extras = new TreeMap<>(edition.extras());
        extras.replaceAll((extra, needs) -> loosened(needs, required));
        return new Edition(edition.project(), edition.version(), loosened(edition.needs(), required), extras);
    }

    private static List<Need> loosened(List<Need> needs, String required) {
        return needs.stream()
                .map(need -> need.project().equals(required) ? need.withoutSpecifier() : need)
                .toList();
    }

    /** Each project by itself handed to each index: what other indexes have of it counts no more. */
    private static List<UnaryOperator<SmallUniverse>> owners(SmallUniverse universe) {
        Set<String> projects = new LinkedHashSet<>();
        universe.shelves().forEach(shelf -> shelf.editions().forEach(edition -> projects.add(edition.project())));
        List<UnaryOperator<SmallUniverse>> changes = new ArrayList<>();
        for (String project : projects) {
            for (SmallUniverse.Shelf taking : universe.shelves()) {
                changes.add(world -> new SmallUniverse(
                        world.shelves().stream()
                                .map(shelf -> shelf.id().equals(taking.id())
                                        ? shelf
                                        : shelf.with(shelf.editions().stream()
                                                .filter(edition ->
                                                        !edition.project().equals(project))
                                                .toList()))
                                .toList(),
                        world.request()));
            }
        }
        return changes;
    }

    /** Each line of the request without its versions, and without each of its extras. */
    private static List<UnaryOperator<SmallUniverse>> edits(SmallUniverse universe) {
        List<UnaryOperator<SmallUniverse>> changes = new ArrayList<>();
        for (Need line : new LinkedHashSet<>(universe.request())) {
            changes.add(world -> edited(world, line, Need::withoutSpecifier));
            for (String extra : line.extras()) {
                changes.add(world -> edited(
                        world,
                        line,
                        need -> new Need(
                                need.project(),
                                need.extras().stream()
                                        .filter(other -> !other.equals(extra))
                                        .toList(),
                                need.specifier())));
            }
        }
        return changes;
    }

    /** Of a line that was edited already only what is left of it is edited. */
    private static SmallUniverse edited(SmallUniverse world, Need line, UnaryOperator<Need> edit) {
        return world.withRequest(world.request().stream()
                .map(need -> need.project().equals(line.project())
                                && line.extras().containsAll(need.extras())
                                && (need.specifier().equals(line.specifier())
                                        || need.specifier().isEmpty())
                        ? edit.apply(need)
                        : need)
                .toList());
    }

    private static Repairs repairs(SmallUniverse universe) {
        IndexPolicy.Builder policy = IndexPolicy.builder();
        Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>(InMemoryIndex.parseAll(universe.indexText()));
        indexes.keySet()
                .forEach(id -> policy.index(IndexEntry.builder(id, "https://" + id + ".example.org/")
                        .build()));
        ResolutionRequest.Builder request =
                ResolutionRequest.builder(Target.cpython("3.12", List.of("manylinux_2_28_x86_64")));
        universe.request().forEach(need -> request.require(need.toString()));
        try (Repairing repairing = Repairing.builder(policy.build(), IndexFactory.of(indexes))
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .disclosingNames()
                .build()) {
            return repairing.repair(request.build());
        }
    }
}
