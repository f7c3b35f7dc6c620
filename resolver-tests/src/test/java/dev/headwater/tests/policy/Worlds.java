// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.policy;

import dev.headwater.tests.loopback.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Makes worlds. */
final class Worlds {
    static final List<String> NAMES =
            List.of("oak", "oak-leaf", "oak-root", "oaken", "pine", "plum", "rose", "rowan", "yew");

    private static final List<String> PATTERNS =
            List.of("oak*", "oak-*", "oak", "oak-leaf", "p*", "pine", "rose", "r*");
    private static final List<String> BROKEN = List.of(
            "500",
            "401",
            "403",
            "429",
            "204",
            "503",
            Said.NOWHERE,
            Said.ELSEWHERE,
            Said.LOGIN_FORM,
            Said.EMPTY,
            Said.OTHER,
            Said.CUT);

    private final Random random;
    private final int brokenPercent;
    private int undatedPercent;

    private Worlds(long seed) {
        random = Seeds.random(seed);
        brokenPercent = any(List.of(0, 4, 12));
    }

    /** {@return the world of a seed} */
    static World of(long seed) {
        return new Worlds(seed).make();
    }

    private World make() {
        List<String> ids = List.of("a", "b", "c", "d").subList(0, 1 + random.nextInt(4));
        // The same file has the same metadata wherever it lies.
        Map<String, List<Release>> releases = new TreeMap<>();
        List<Site> sites = ids.stream().map(id -> site(id, releases)).toList();
        Map<String, String> pins = new TreeMap<>();
        if (chance(35)) {
            pins.put(any(NAMES), any(ids));
        }
        Map<String, String> formats = new TreeMap<>();
        if (chance(30)) {
            formats.put(any(NAMES), any(List.of("only-binary", "no-binary")));
        }
        Optional<Integer> before = chance(25) ? Optional.of(10 + random.nextInt(20)) : Optional.empty();
        List<Wish> request = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            Wish wish = wish();
            request.add(chance(30) ? new Wish(wish.name(), Wish.NAMING, 0) : wish);
        }
        Map<String, Integer> coolDowns = new TreeMap<>();
        if (chance(20)) {
            coolDowns.put(any(NAMES), any(List.of(0, 3, 15)));
        }
        return new World(
                sites,
                pins,
                formats,
                coolDowns,
                any(List.of("if-necessary", "if-necessary", "if-named", "allow", "disallow")),
                chance(40) ? hotfixes(releases) : List.of(),
                before,
                request);
    }

    /** One for each of some versions: two for one would be refused. */
    private List<Hotfix> hotfixes(Map<String, List<Release>> releases) {
        Map<String, Hotfix> hotfixes = new TreeMap<>();
        for (int i = 0; i < 12; i++) {
            String key = any(List.copyOf(releases.keySet()));
            List<Release> own = releases.getOrDefault(key, List.of());
            if (!own.isEmpty()) {
                String id = key.substring(0, 1);
                String name = key.substring(2);
                Release release = any(own);
                hotfixes.putIfAbsent(name + " " + release.version(), hotfix(id, name, release));
            }
        }
        return List.copyOf(hotfixes.values());
    }

    private Hotfix hotfix(String id, String name, Release release) {
        Hotfix.What what = any(List.of(Hotfix.What.values()));
        if (what != Hotfix.What.REMOVE && what != Hotfix.What.REPLACE) {
            return new Hotfix(chance(30) ? "*" : id, name, release.version(), what, Optional.empty(), Optional.empty());
        }
        Optional<Wish> old = release.wishes().stream()
                .filter(wish -> release.wishes().stream().filter(wish::equals).count() == 1)
                .findFirst();
        if (old.isEmpty()) {
            return new Hotfix(id, name, release.version(), Hotfix.What.YANK, old, Optional.empty());
        }
        Optional<Wish> other = old.map(
                        wish -> new Wish(wish.name(), any(List.of("", ">=", "<")), 1 + random.nextInt(4)))
                .filter(wish -> what == Hotfix.What.REPLACE
                        && !wish.toString().equals(old.get().toString()));
        return new Hotfix(
                id, name, release.version(), other.isPresent() ? Hotfix.What.REPLACE : Hotfix.What.REMOVE, old, other);
    }

    private Site site(String id, Map<String, List<Release>> releases) {
        boolean hasMirror = chance(40);
        Map<String, Said> own = says(id, releases);
        Map<String, Map<String, Said>> said = new TreeMap<>();
        said.put(id, own);
        if (hasMirror) {
            Map<String, Said> mirror = new TreeMap<>(own);
            says(id, releases).forEach((name, other) -> {
                if (chance(30) || own.getOrDefault(name, other).what().equals("500")) {
                    mirror.put(name, other);
                }
            });
            said.put(id + "-mirror", mirror);
        }
        return new Site(
                id,
                any(List.of("searched", "searched", "searched", "searched", "searched", "on-demand", "disabled")),
                chance(25) ? some(PATTERNS) : List.of(),
                chance(10) ? some(PATTERNS) : List.of(),
                chance(15) ? some(PATTERNS) : List.of(),
                chance(25) ? Optional.of(any(List.of("known", "known", "yew", "oaken"))) : Optional.empty(),
                chance(35) ? Optional.of(any(List.of("g", "h"))) : Optional.empty(),
                chance(20),
                chance(20),
                hasMirror,
                chance(50),
                chance(15) ? 5 + random.nextInt(15) : 0,
                chance(30),
                said);
    }

    private Map<String, Said> says(String id, Map<String, List<Release>> releases) {
        Map<String, Said> said = new TreeMap<>();
        for (String name : NAMES) {
            List<Release> own = releases.computeIfAbsent(id + " " + name, key -> releases());
            said.put(
                    name,
                    chance(brokenPercent)
                            ? Said.of(any(BROKEN))
                            : chance(35) ? Said.of(any(List.of("404", "410"))) : new Said(Said.PAGE, own));
        }
        said.put("known", chance(15) ? Said.of("404") : new Said(Said.PAGE, List.of()));
        return said;
    }

    private List<Release> releases() {
        List<Release> releases = new ArrayList<>();
        undatedPercent = any(List.of(0, 0, 0, 0, 0, 0, 20, 20, 100));
        for (int number = 1; number <= 4; number++) {
            if (chance(85)) {
                releases.add(release(number + ".0"));
            }
        }
        if (chance(30)) {
            releases.add(release("9.0b1"));
        }
        return releases;
    }

    private Release release(String version) {
        List<Wish> wishes = new ArrayList<>();
        for (int i = any(List.of(0, 0, 1, 1, 2)); i > 0; i--) {
            wishes.add(wish());
        }
        boolean isWheel = chance(80);
        return new Release(
                version,
                chance(undatedPercent) ? 0 : 1 + random.nextInt(31),
                chance(10),
                isWheel,
                !isWheel || chance(40),
                chance(8),
                chance(brokenPercent / 2),
                wishes);
    }

    private Wish wish() {
        return new Wish(any(NAMES), any(List.of("", "", "", "", ">=", "<", "==", "!=")), 1 + random.nextInt(4));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private List<String> some(List<String> patterns) {
        String first = any(patterns);
        String second = any(patterns);
        return first.equals(second) ? List.of(first) : List.of(first, second);
    }
}
