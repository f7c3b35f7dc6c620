// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rule as its page says it, in the plainest way: who may be asked about a name, who supplies it, and which of the
 * releases may be chosen. Written from the words of the page; it knows nothing of the resolver.
 */
final class NaiveRule {
    /** Later than every day of May. */
    private static final int NEVER = 99;

    private final World world;

    NaiveRule(World world) {
        this.world = world;
    }

    /** What one location or one index says of a name. */
    enum Answer {
        PRESENT,
        ABSENT,
        UNAVAILABLE
    }

    /**
     * What came of asking about a name.
     *
     * @param rule {@code PIN}, {@code RESERVED} or {@code ORDER}
     * @param asked the indexes that were asked, in order
     * @param answers what each said
     * @param locations the locations that were asked, in order
     * @param owner where it was found
     * @param failed the index that left it open
     */
    record Decision(
            String rule,
            List<Site> asked,
            List<Answer> answers,
            List<String> locations,
            Optional<Site> owner,
            Optional<Site> failed,
            List<Release> releases) {}

    static boolean matches(String pattern, String name) {
        if (!pattern.endsWith("*")) {
            return pattern.equals(name);
        }
        String stem = pattern.substring(0, pattern.length() - 1);
        return name.startsWith(stem) || stem.equals(name + "-");
    }

    private static boolean matchesAny(List<String> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, name));
    }

    /** {@return the names that tell all patterns of a world apart} */
    private static Stream<String> samples() {
        return Stream.concat(Worlds.NAMES.stream(), Stream.of("known", "oakx", "oak-x", "oakenx", "px", "pinex", "rx"));
    }

    /** {@return whether a policy is refused} */
    boolean isRefused() {
        Set<String> reserved = new LinkedHashSet<>();
        for (Site site : world.sites()) {
            if (!site.reserved().stream().allMatch(reserved::add)
                    || !site.reserved().stream().allMatch(pattern -> maySupply(site, pattern))) {
                return true;
            }
            if (site.knownProject().isPresent()
                    && isOfAnother(site.knownProject().get(), site)) {
                return true;
            }
        }
        return world.pins().entrySet().stream().anyMatch(pin -> {
            Site site = site(pin.getValue());
            return site.role().equals("disabled") || !maySupply(site, pin.getKey());
        });
    }

    private boolean isOfAnother(String name, Site site) {
        String rule = rule(name);
        return !rule.equals("ORDER") && !route(name).equals(List.of(site));
    }

    private static boolean maySupply(Site site, String pattern) {
        boolean isAllowed = site.allow().isEmpty()
                || site.allow().stream()
                        .anyMatch(allowed -> samples()
                                .filter(name -> matches(pattern, name))
                                .allMatch(name -> matches(allowed, name)));
        return isAllowed
                && samples().filter(name -> matches(pattern, name)).noneMatch(name -> matchesAny(site.deny(), name));
    }

    private Site site(String id) {
        return world.sites().stream()
                .filter(site -> site.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String rule(String name) {
        return world.pins().containsKey(name)
                ? "PIN"
                : world.sites().stream().anyMatch(site -> matchesAny(site.reserved(), name)) ? "RESERVED" : "ORDER";
    }

    /** {@return the indexes that may be asked, in order} */
    List<Site> route(String name) {
        return switch (rule(name)) {
            case "PIN" -> List.of(site(world.pins().getOrDefault(name, "")));
            case "RESERVED" -> {
                String best = world.sites().stream()
                        .flatMap(site -> site.reserved().stream())
                        .filter(pattern -> matches(pattern, name))
                        .max(Comparator.comparing((String pattern) -> !pattern.endsWith("*"))
                                .thenComparing(String::length))
                        .orElseThrow();
                yield world.sites().stream()
                        .filter(site -> site.reserved().contains(best))
                        .toList();
            }
            default ->
                world.sites().stream()
                        .filter(site -> site.role().equals("searched"))
                        .filter(site -> site.allow().isEmpty() || matchesAny(site.allow(), name))
                        .filter(site -> !matchesAny(site.deny(), name))
                        .toList();
        };
    }

    private static Answer plain(Site site, String location, String name) {
        return switch (site.said(location, name).what()) {
            case Said.PAGE -> Answer.PRESENT;
            case "404", "410" -> Answer.ABSENT;
            case "403" -> site.isForbiddenAbsent() ? Answer.ABSENT : Answer.UNAVAILABLE;
            case Said.NOWHERE -> site.isNowhereAbsent() ? Answer.ABSENT : Answer.UNAVAILABLE;
            default -> Answer.UNAVAILABLE;
        };
    }

    private static Answer at(Site site, String location, String name) {
        Answer plain = plain(site, location, name);
        if (plain != Answer.ABSENT) {
            return plain;
        }
        boolean isProven = site.knownProject().isEmpty()
                || (!site.knownProject().get().equals(name)
                        && plain(site, location, site.knownProject().get()) == Answer.PRESENT);
        boolean mayDeny = location.equals(site.id()) || site.isMirrorComplete();
        return isProven && mayDeny ? Answer.ABSENT : Answer.UNAVAILABLE;
    }

    /** {@return who supplies a name} */
    Decision decide(String name) {
        List<Site> asked = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        List<String> locations = new ArrayList<>();
        for (Site site : route(name)) {
            if (site.role().equals("disabled")) {
                return new Decision(
                        rule(name), asked, answers, locations, Optional.empty(), Optional.of(site), List.of());
            }
            asked.add(site);
            Answer answer = Answer.UNAVAILABLE;
            List<Release> releases = List.of();
            for (String location : site.locations()) {
                if (answer == Answer.UNAVAILABLE) {
                    locations.add(location);
                    answer = at(site, location, name);
                    releases = site.said(location, name).releases();
                }
            }
            answers.add(answer);
            if (answer == Answer.PRESENT) {
                return new Decision(
                        rule(name),
                        asked,
                        answers,
                        locations,
                        Optional.of(site),
                        Optional.empty(),
                        mended(site, name, releases));
            } else if (answer == Answer.UNAVAILABLE) {
                return new Decision(
                        rule(name), asked, answers, locations, Optional.empty(), Optional.of(site), List.of());
            }
        }
        return new Decision(rule(name), asked, answers, locations, Optional.empty(), Optional.empty(), List.of());
    }

    /** {@return what the overlays make of releases} */
    private List<Release> mended(Site owner, String name, List<Release> releases) {
        return releases.stream()
                .flatMap(release -> world.hotfixes().stream()
                        .filter(hotfix -> hotfix.isFor(owner, name, release))
                        .findFirst()
                        .map(hotfix -> hotfix.of(release))
                        .orElse(Optional.of(release))
                        .stream())
                .toList();
    }

    /** {@return whether a cut-off meets a page that has files, and none with a time} */
    boolean isWithoutTimes(String name) {
        return decide(name).owner().filter(owner -> !owner.isUndatedTaken() && cutOff(name, owner) < NEVER).stream()
                .flatMap(owner -> owner.locations().stream()
                        .filter(location -> at(owner, location, name) == Answer.PRESENT)
                        .map(location -> owner.said(location, name).releases())
                        .limit(1))
                .anyMatch(releases -> !releases.isEmpty() && releases.stream().noneMatch(Release::isDated));
    }

    /** {@return the day of May from which on uploads do not count} */
    private int cutOff(String name, Site owner) {
        int coolDown = world.coolDowns().getOrDefault(name, owner.coolDown());
        return Math.min(world.before().orElse(NEVER), coolDown == 0 ? NEVER : 32 - coolDown);
    }

    private boolean isLateEnough(String name, Site owner, Release release) {
        int cutOff = cutOff(name, owner);
        return cutOff == NEVER || (release.isDated() ? release.day() < cutOff : owner.isUndatedTaken());
    }

    private boolean takesPreReleases(String name) {
        return switch (world.preReleases()) {
            case "allow" -> true;
            case "if-named" ->
                world.request().stream().anyMatch(wish -> wish.name().equals(name) && wish.namesPreRelease());
            default -> false;
        };
    }

    /** {@return what may be chosen of a name, the best first} */
    List<Release> candidates(String name) {
        Decision decision = decide(name);
        Comparator<Release> order = Comparator.comparing(Release::isYanked);
        if (!takesPreReleases(name)) {
            order = order.thenComparing(Release::isPreRelease);
        }
        return decision.releases().stream()
                .filter(release -> isUsable(name, decision.owner().orElseThrow(), release))
                .sorted(order.thenComparing(
                        Comparator.comparing(Release::number).reversed()))
                .toList();
    }

    private boolean isUsable(String name, Site owner, Release release) {
        String format = world.formats().getOrDefault(name, "any");
        boolean isWanted = world.request().stream()
                .anyMatch(wish -> wish.name().equals(name) && wish.operator().equals("==") && wish.takes(release));
        return !release.isOfTomorrow()
                && isLateEnough(name, owner, release)
                && (!format.equals("only-binary") || release.hasWheel())
                && (!format.equals("no-binary") || release.hasSdist())
                && (!release.isPreRelease() || !world.preReleases().equals("disallow"))
                && (!release.isYanked() || isWanted);
    }

    /** {@return the name of the file that is chosen of a release} */
    String filename(String name, Release release) {
        boolean isWheel =
                release.hasWheel() && !world.formats().getOrDefault(name, "any").equals("no-binary");
        String stem = name.replace('-', '_') + "-" + release.version();
        return isWheel ? stem + "-py3-none-any.whl" : stem + ".tar.gz";
    }
}
