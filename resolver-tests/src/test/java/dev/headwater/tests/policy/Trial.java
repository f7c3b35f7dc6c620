// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.policy;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.core.Resolvers;
import dev.headwater.http.HttpIndexes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One world, resolved over HTTP and held against the naive reading. */
final class Trial {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    private final World world;
    private final NaiveRule rule;
    private final NaiveSearch search;

    private Trial(World world) {
        this.world = world;
        rule = new NaiveRule(world);
        search = new NaiveSearch(world);
    }

    /**
     * What came of a trial.
     *
     * @param kind the kind of outcome
     * @param wrong what is wrong, if something is
     */
    record Result(String kind, Optional<String> wrong) {}

    static Result of(World world, WorldServer server, Bending bending) {
        return new Trial(world).run(server, bending);
    }

    private Result run(WorldServer server, Bending bending) {
        server.serve(world);
        World told = bending.told(world);
        IndexPolicy policy;
        try {
            policy = WorldPolicy.of(told, server);
        } catch (InvalidPolicyException e) {
            return new Result(
                    "refused",
                    rule.isRefused() ? Optional.empty() : Optional.of("refused for no reason: " + e.getMessage()));
        }
        if (rule.isRefused()) {
            return new Result("taken", Optional.of("a policy that is to be refused"));
        }
        ResolutionOutcome given;
        try (HttpIndexes indexes = HttpIndexes.builder().clock(CLOCK).build();
                Resolver resolver = Resolvers.builder()
                        .policy(policy)
                        .indexes(bending.around(indexes))
                        .clock(CLOCK)
                        .build()) {
            given = resolver.resolve(WorldPolicy.request(told));
        }
        if (given instanceof ResolutionOutcome.IndexFailure failure
                && failure.fault().kind() == IndexFault.Kind.SUSPENDED) {
            return new Result("suspended", Optional.empty());
        }
        return new Result(
                given.getClass().getSimpleName(),
                wrongOutcome(given)
                        .or(() -> wrongRecord(given))
                        .or(() -> wrongQuestions(given, server.asked()))
                        .map(wrong -> wrong + "\n" + given + "\n" + world));
    }

    private Optional<String> wrongOutcome(ResolutionOutcome given) {
        Optional<Map<String, Release>> best = search.best();
        if (given instanceof ResolutionOutcome.Resolved resolved) {
            return wrongPins(resolved, best);
        } else if (best.isPresent()) {
            return Optional.of("no solution, where there is " + best.get());
        } else if (given instanceof ResolutionOutcome.Unsatisfiable) {
            return search.isSatisfiable().orElse(false)
                    ? Optional.of("unsatisfiable, where there is a solution")
                    : Optional.empty();
        } else if (given instanceof ResolutionOutcome.IndexFailure failure) {
            String name = failure.project().value();
            boolean isOpen = rule.decide(name).failed().isPresent();
            boolean isUnread = rule.decide(name).releases().stream().anyMatch(Release::isBroken);
            return (isOpen || isUnread) && search.reachable().contains(name)
                    ? Optional.empty()
                    : Optional.of("an index failure that there is no reason for");
        }
        return given instanceof ResolutionOutcome.InvalidRequest
                        && search.reachable().stream().anyMatch(rule::isWithoutTimes)
                ? Optional.empty()
                : Optional.of("an outcome of another kind");
    }

    private Optional<String> wrongPins(ResolutionOutcome.Resolved resolved, Optional<Map<String, Release>> best) {
        Map<String, Release> chosen = new TreeMap<>();
        for (var pin : resolved.packages()) {
            String name = pin.name().value();
            NaiveRule.Decision decision = rule.decide(name);
            Optional<Release> release = rule.candidates(name).stream()
                    .filter(one -> one.version().equals(told(pin.version().toString())))
                    .findFirst();
            boolean isOfOwner = decision.owner().isPresent()
                    && decision.owner()
                            .get()
                            .id()
                            .equals(pin.index().orElseThrow().value());
            if (release.isEmpty()
                    || !isOfOwner
                    || !pin.file().orElseThrow().filename().equals(rule.filename(name, release.get()))) {
                return Optional.of("not to be chosen: " + pin);
            }
            chosen.put(name, release.get());
        }
        if (best.isPresent() && !best.get().equals(chosen)) {
            return Optional.of("not the best: that is " + best.get());
        }
        return search.fault(chosen);
    }

    private static String told(String version) {
        return version.contains(".") ? version : version + ".0";
    }

    private Optional<String> wrongRecord(ResolutionOutcome given) {
        for (Ownership record : given.report().ownership()) {
            NaiveRule.Decision decision = rule.decide(record.name().value());
            List<String> asked = new ArrayList<>();
            for (int i = 0; i < decision.asked().size(); i++) {
                asked.add(
                        decision.asked().get(i).id() + " " + decision.answers().get(i));
            }
            List<String> recorded = record.asked().stream()
                    .map(one -> one.index() + " " + one.answer())
                    .toList();
            Optional<String> owner = decision.owner().map(Site::id);
            if (!recorded.equals(asked)
                    || !record.rule().name().equals(decision.rule())
                    || !record.owner().map(id -> id.value()).equals(owner)
                    || record.failure().isPresent() != decision.failed().isPresent()) {
                return Optional.of("the record " + record + ", where it was " + decision.rule() + " " + asked);
            }
        }
        return Optional.empty();
    }

    /** Each name that was told was told to whom it may be, in order, and to all of them where it was needed. */
    private Optional<String> wrongQuestions(ResolutionOutcome given, List<WorldServer.Asked> asked) {
        Map<String, List<String>> byName = new TreeMap<>();
        asked.forEach(one ->
                byName.computeIfAbsent(one.name(), key -> new ArrayList<>()).add(one.location()));
        Set<String> needed = new LinkedHashSet<>();
        given.report().ownership().forEach(record -> needed.add(record.name().value()));
        for (Map.Entry<String, List<String>> one : byName.entrySet()) {
            String name = one.getKey();
            NaiveRule.Decision decision = rule.decide(name);
            List<String> locations = new ArrayList<>(one.getValue());
            locations.removeAll(provers(name));
            List<String> expected = new ArrayList<>(decision.locations());
            expected.removeAll(provers(name));
            List<String> together = together(name);
            together.removeAll(provers(name));
            boolean isInOrder = together.size() > expected.size()
                    ? together.containsAll(locations)
                    : expected.subList(0, Math.min(expected.size(), locations.size()))
                            .equals(locations);
            if (!isInOrder || (needed.contains(name) && !locations.containsAll(expected))) {
                return Optional.of(name + " was told to " + locations + ", where it may be told to " + expected);
            }
        }
        return Optional.empty();
    }

    /** {@return the locations that a name is told to as their known project} */
    private List<String> provers(String name) {
        return world.sites().stream()
                .filter(site -> !site.role().equals("disabled"))
                .filter(site -> site.knownProject().equals(Optional.of(name)))
                .flatMap(site -> site.locations().stream())
                .toList();
    }

    /** {@return the locations that may be asked, those included that are of one trust group with one before} */
    private List<String> together(String name) {
        List<Site> asked = rule.decide(name).asked();
        List<Site> route = rule.route(name);
        List<String> locations = new ArrayList<>(rule.decide(name).locations());
        for (int i = asked.size(); i > 0 && i < route.size(); i++) {
            Optional<String> group = route.get(i - 1).trustGroup();
            if (group.isEmpty()
                    || !group.equals(route.get(i).trustGroup())
                    || route.get(i).role().equals("disabled")) {
                break;
            }
            locations.addAll(route.get(i).locations());
        }
        // Within one group, even those that are asked in any case may be asked in any order.
        for (int i = 1; i < asked.size(); i++) {
            if (asked.get(i).trustGroup().isPresent()
                    && asked.get(i).trustGroup().equals(asked.get(i - 1).trustGroup())) {
                locations.add("in any order");
            }
        }
        return locations;
    }
}
