// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.property;

import dev.headwater.tests.property.SmallUniverse.Shelf;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes universes of a few projects on two or three indexes, full of extras, cycles and contradictions. */
final class Universes {
    private static final List<String> PROJECTS = List.of("ash", "birch", "cedar", "elm", "fir", "hazel", "larch");
    private static final List<String> VERSIONS = List.of("1", "1.5", "2a1", "2", "3", "4");
    private static final List<String> EXTRAS = List.of("x", "y");

    private final Random random;
    private final List<String> projects;

    /** Half of the universes want more and leave less choice. */
    private final boolean tight;

    private Universes(long seed) {
        random = new Random(seed);
        tight = random.nextBoolean();
        projects = PROJECTS.subList(0, 3 + random.nextInt(PROJECTS.size() - 2));
    }

    /** {@return the universe of a seed} */
    static SmallUniverse of(long seed) {
        return new Universes(seed).make();
    }

    private SmallUniverse make() {
        List<Shelf> shelves = new ArrayList<>();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            shelves.add(shelf("index" + i));
        }
        List<Need> request = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            request.add(need());
        }
        return new SmallUniverse(shelves, request);
    }

    private Shelf shelf(String id) {
        List<Edition> editions = new ArrayList<>();
        for (String project : projects) {
            if (chance(65)) {
                for (String version : VERSIONS) {
                    if (chance(55)) {
                        editions.add(edition(project, version));
                    }
                }
            }
        }
        return new Shelf(id, editions);
    }

    private Edition edition(String project, String version) {
        SortedMap<String, List<Need>> extras = new TreeMap<>();
        for (String extra : EXTRAS) {
            if (chance(30)) {
                extras.put(extra, needs(2));
            }
        }
        return new Edition(project, version, needs(tight ? 3 : 2), extras);
    }

    private List<Need> needs(int most) {
        List<Need> needs = new ArrayList<>();
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            needs.add(need());
        }
        return needs;
    }

    private Need need() {
        List<String> extras = EXTRAS.stream().filter(extra -> chance(15)).toList();
        return new Need(any(projects), extras, specifier());
    }

    private String specifier() {
        String version = any(List.of("1", "2", "3", "4"));
        return switch (random.nextInt(tight ? 7 : 9)) {
            case 0 -> "==" + version;
            case 1 -> "<" + version;
            case 2 -> ">" + version;
            case 3 -> ">=" + version;
            case 4 -> "!=" + version;
            case 5 -> "<=" + version;
            case 6 -> ">=" + version + ",<" + any(List.of("3", "4", "5"));
            default -> "";
        };
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
