// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A universe of a text. Versions are whole numbers, the highest is preferred.
 *
 * <pre>
 * root: a, b 1-2          the request: any version of a, and b from 1 to 2
 * a 3: c 2, d[x]          a 3 needs c 2, and d with its extra x
 * a 2                     a 2 needs nothing
 * d 1 [x]: e              the extra x of d 1 needs e
 * broken f 1              f 1 turns out not to be usable
 * keep b 1                a constraint
 * </pre>
 */
final class TextUniverse implements Universe {
    private final List<String> names = new ArrayList<>(List.of("root"));
    private final Map<String, Integer> numbers = new HashMap<>(Map.of("root", 0));
    private final Map<String, List<Integer>> versions = new HashMap<>();

    /** By "name", "name version" or "name version [extra]": what is needed. */
    private final Map<String, String> needs = new TreeMap<>();

    private final Map<String, String> kept = new HashMap<>();
    private final List<String> broken = new ArrayList<>();
    private final List<Range> requirements = new ArrayList<>();

    private record Range(String name, int from, int to) {}

    static TextUniverse parse(String text) {
        TextUniverse universe = new TextUniverse();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(universe::read);
        universe.versions.values().forEach(list -> list.sort(Comparator.reverseOrder()));
        return universe;
    }

    private void read(String line) {
        String[] words = line.split(" ", 3);
        if (words[0].equals("broken")) {
            addRelease(words[1] + " " + words[2]);
            broken.add(words[1] + " " + words[2]);
            return;
        }
        if (words[0].equals("keep")) {
            kept.put(words[1], words[1] + " " + words[2]);
            return;
        }
        int colon = line.indexOf(':');
        String who = colon < 0 ? line : line.substring(0, colon).strip();
        needs.put(who, colon < 0 ? "" : line.substring(colon + 1).strip());
        if (!who.equals("root") && !who.contains("[")) {
            addRelease(who);
        }
    }

    private void addRelease(String release) {
        String[] words = release.split(" ", -1);
        List<Integer> list = versions.computeIfAbsent(words[0], name -> new ArrayList<>());
        if (!list.contains(Integer.valueOf(words[1]))) {
            list.add(Integer.valueOf(words[1]));
        }
    }

    int number(String name) {
        return numbers.computeIfAbsent(name, key -> {
            names.add(key);
            return names.size() - 1;
        });
    }

    /** {@return how many packages were spoken of} */
    int count() {
        return names.size();
    }

    String name(int pkg) {
        return names.get(pkg);
    }

    private List<Integer> versionsOf(String name) {
        return versions.getOrDefault(name, List.of());
    }

    int version(int pkg, int candidate) {
        return versionsOf(name(pkg)).get(candidate);
    }

    @Override
    public int base(int pkg) {
        int bracket = name(pkg).indexOf('[');
        return bracket < 0 ? NO_BASE : number(name(pkg).substring(0, bracket));
    }

    @Override
    public boolean isGiven(int pkg) {
        return pkg == ROOT || base(pkg) != NO_BASE;
    }

    @Override
    public int candidateCount(int pkg) {
        return isGiven(pkg) ? 1 : versionsOf(name(pkg)).size();
    }

    @Override
    public long @Nullable [] constrained(int pkg) {
        String constraint = kept.get(name(pkg));
        return constraint == null ? null : bits(range(constraint));
    }

    @Override
    public boolean isReadAhead(int pkg, int candidate) {
        return true;
    }

    @Override
    public boolean isKnown(int pkg, int candidate) {
        return true;
    }

    @Override
    public boolean isUsable(int pkg, int candidate) {
        return !broken.contains(name(pkg) + " " + version(pkg, candidate));
    }

    @Override
    public int[] dependencies(int pkg, int candidate, int feature) {
        String who = pkg == ROOT ? "root" : name(pkg) + " " + version(pkg, candidate);
        if (feature != pkg) {
            who += " " + name(feature).substring(name(feature).indexOf('['));
        }
        List<Integer> pairs = new ArrayList<>();
        for (String need : needs.getOrDefault(who, "").split(",", -1)) {
            if (!need.isBlank()) {
                addPairs(pairs, need.strip());
            }
        }
        return pairs.stream().mapToInt(Integer::intValue).toArray();
    }

    private void addPairs(List<Integer> pairs, String need) {
        Range range = range(need);
        int bracket = range.name().indexOf('[');
        String project = bracket < 0 ? range.name() : range.name().substring(0, bracket);
        pairs.add(number(project));
        pairs.add(requirement(new Range(project, range.from(), range.to())));
        if (bracket >= 0) {
            pairs.add(number(range.name()));
            pairs.add(ON);
        }
    }

    private int requirement(Range range) {
        if (!requirements.contains(range)) {
            requirements.add(range);
        }
        return requirements.indexOf(range);
    }

    private static Range range(String need) {
        String[] words = need.split(" ", -1);
        if (words.length == 1) {
            return new Range(words[0], 0, Integer.MAX_VALUE);
        }
        String[] ends = words[1].split("-", -1);
        int from = Integer.parseInt(ends[0]);
        int to = ends.length == 1 ? from : ends[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(ends[1]);
        return new Range(words[0], from, to);
    }

    @Override
    public long[] admitted(int requirement) {
        return bits(requirements.get(requirement));
    }

    private long[] bits(Range range) {
        List<Integer> own = versionsOf(range.name());
        long[] set = Bits.none(own.size());
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i) >= range.from() && own.get(i) <= range.to()) {
                Bits.add(set, i);
            }
        }
        return set;
    }
}
