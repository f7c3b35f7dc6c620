// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.sentence;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ForwardingIndex;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectAnswer.Absent;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.index.ServedTarget;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.tests.kit.twin.AlteredPage;
import dev.headwater.tests.kit.twin.Edit;
import dev.headwater.tests.kit.twin.Failure;
import dev.headwater.tests.kit.twin.Reader;
import dev.headwater.tests.kit.twin.Saying;
import dev.headwater.tests.kit.twin.Twin;
import dev.headwater.tests.kit.twin.Twins;
import dev.headwater.tests.kit.twin.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Those that break which indexes are asked, and who supplies a project, O37 to O66. */
final class OwnerTwins {
    private static final Edit LAST_FIRST = Edit.body("indexes", OwnerTwins::lastFirst);
    private static final Edit NO_PINS = Edit.without("policy", "^pins\\.");
    private static final Edit NO_RESERVATIONS = Edit.without("policy", "\\.reserved = ");
    private static final Edit NO_LISTS = Edit.without("policy", "\\.(allow|deny) = ");

    private OwnerTwins() {}

    static void addTo(Twins twins) {
        addAsking(twins);
        addPatterns(twins);
        addOrder(twins);
        addGroups(twins);
        addResult(twins);
    }

    private static String lastFirst(String indexes) {
        List<String> parts = new ArrayList<>(List.of(indexes.split("(?m)^(?=\\[)", -1)));
        Collections.reverse(parts);
        return String.join("", parts);
    }

    private static void addAsking(Twins twins) {
        twins.told("O37", "has an index of its own", Edit.added("indexes", "[default]\nkettle 1.0"));
        twins.told("O38", "reads no roles", Edit.without("policy", "\\.role = "));
        twins.told(
                "O38",
                "takes on-demand for disabled",
                Edit.replaced("policy", "= on-demand", "= disabled").and(NO_PINS));
        twins.told("O39", "reads no pins", NO_PINS);
        twins.told("O39", "asks by reservations before pins", Edit.body("policy", OwnerTwins::reservedFirst));
        twins.told("O40", "reads no reservations", NO_RESERVATIONS);
        twins.told("O41", "lets the first pattern count", Edit.body("policy", OwnerTwins::firstReservation));
        twins.told("O42", "reads no deny lists", Edit.without("policy", "\\.deny = "));
        twins.told("O42", "asks from last to first", LAST_FIRST);
        twins.told("O43", "asks somebody all the same", NO_LISTS);
        twins.read("O44", "tells all indexes each name", Reader.asking((world, id, name) -> world.tellAll(name)));
        twins.read(
                "O44",
                "looks ahead at all that releases require",
                Reader.answers((world, id, name, answer) -> lookingAhead(world, id, answer)));
    }

    private static String reservedFirst(String policy) {
        return policy.contains(".reserved") ? policy.replaceAll("(?m)^pins\\..*\n", "") : policy;
    }

    private static String firstReservation(String policy) {
        String first = policy.lines()
                .filter(line -> line.contains(".reserved = "))
                .findFirst()
                .orElse("");
        return policy.lines()
                .filter(line -> !line.contains(".reserved = ") || line.equals(first))
                .collect(Collectors.joining("\n"));
    }

    private static ProjectAnswer lookingAhead(World world, IndexId id, ProjectAnswer answer) {
        world.tellAll(ahead(world, id, answer));
        return answer;
    }

    private static Set<ProjectName> ahead(World world, IndexId id, ProjectAnswer answer) {
        return answer.listed().stream()
                .flatMap(page -> AlteredPage.rows(page)
                        .filter(row -> page.provided(row) == null)
                        .mapToObj(page::file))
                .flatMap(file -> required(world.index(id).metadata(file)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<ProjectName> required(CompletionStage<MetadataAnswer> answer) {
        return answer.toCompletableFuture().join().found().stream()
                .flatMap(found -> found.effective().requirements().stream())
                .map(Requirement::name);
    }

    private static void addPatterns(Twins twins) {
        twins.told("O45", "compares patterns as they are written", Edit.without("policy", "reserved = .*[A-Z_]"));
        twins.told("O46", "covers whatever begins like a pattern", Edit.replaced("policy", "acme-\\*", "acme*"));
        twins.told("O46", "does not cover the stem of a pattern", Edit.replaced("policy", "acme-\\*", "acme-p*"));
        twins.told(
                "O47",
                "lets the reservations of a disabled index lapse",
                Edit.body(
                        "policy",
                        policy -> policy.contains("= disabled")
                                ? policy.replaceAll("(?m)^.*\\.reserved = .*\n", "")
                                : policy));
        twins.told("O48", "lets a pin wake a disabled index", Edit.without("policy", "= disabled"));
        twins.told(
                "O49", "lets the first of two equal patterns count", Edit.body("policy", OwnerTwins::firstReservation));
        twins.told("O50", "asks what an index does not allow", Edit.without("policy", "\\.allow = "));
        twins.told("O50", "asks what an index denies", Edit.without("policy", "\\.deny = "));
    }

    private static void addOrder(Twins twins) {
        twins.told("O51", "asks from last to first", LAST_FIRST);
        twins.read("O51", "asks those behind the owner", Reader.answers((world, id, name, answer) -> {
            world.tellAll(name);
            return answer;
        }));
        twins.read(
                "O52",
                "asks the next before the one before has answered",
                Reader.asking((world, id, name) -> world.tellAll(name)));
        twins.read("O53", "asks the others where one fails", Reader.answers((world, id, name, answer) -> {
            if (!answer.isAvailable()) {
                world.tellAll(name);
            }
            return answer;
        }));
        twins.read(
                "O53",
                "goes on where one fails",
                Reader.answers((world, id, name, answer) -> answer.isAvailable() ? answer : new Absent(true)));
        twins.read(
                "O54",
                "fails for what it reads ahead",
                Reader.answers((world, id, name, answer) -> failingAhead(world, id, answer)));
        twins.read("O55", "passes a release over for what fails", OwnerTwins::backtracking);
        twins.add("O56", Twin.retrying("looks elsewhere for what its index lacks", NO_PINS.and(NO_RESERVATIONS)));
    }

    private static ProjectAnswer failingAhead(World world, IndexId id, ProjectAnswer answer) {
        return ahead(world, id, answer).stream()
                .map(required -> world.answer(id, required))
                .filter(each -> !each.isAvailable())
                .findFirst()
                .orElse(answer);
    }

    private static PackageIndex backtracking(World world, IndexId id, PackageIndex index) {
        return new ForwardingIndex(index) {
            @Override
            public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
                return required(index.metadata(file))
                                .allMatch(name -> world.answer(id, name).isAvailable())
                        ? index.metadata(file)
                        : CompletableFuture.completedFuture(Failure.UNUSABLE);
            }
        };
    }

    private static void addGroups(Twins twins) {
        twins.told("O57", "reads no trust groups", Edit.without("policy", "\\.trust-group = "));
        twins.told(
                "O57",
                "takes strangers between them into a group",
                Edit.replaced(
                        "policy",
                        "^inner\\.trust-group = house",
                        "inner.trust-group = house\nstranger.trust-group = house"));
        twins.read(
                "O58",
                "lets a neighbor answer for another",
                Reader.answers((world, id, name, answer) -> answer.isAvailable()
                                || world.policy()
                                        .index(id)
                                        .orElseThrow()
                                        .trustGroup()
                                        .isEmpty()
                        ? answer
                        : new Absent(true)));
    }

    private static void addResult(Twins twins) {
        twins.add(
                "O63",
                Twin.said("does not say who supplies a project", answer -> Saying.without(answer, "(?m)^owner: .*\n")));
        twins.add(
                "O63",
                Twin.said(
                        "says of all that they were found in order",
                        answer -> Saying.replaced(answer, " by [a-z_]+: ", " by order: ")));
        twins.add("O63", Twin.said("does not say who was asked", answer -> Saying.without(answer, "(?m) \\(.*\\)$")));
        twins.add("O64", Twin.beginning("tells indexes what a URL or a project names", OwnerTwins::telling));
        twins.read(
                "O65",
                "takes packages that cannot be used for none",
                Reader.presence(
                        page -> AlteredPage.rows(page).mapToObj(page::provided).allMatch(OwnerTwins::isUnusable)
                                ? new Absent(true)
                                : new ProjectAnswer.Present(page)));
        twins.read(
                "O66",
                "asks all indexes for what lies within a package",
                (world, id, index) -> new ForwardingIndex(index) {
                    @Override
                    public CompletionStage<PublishedAnswer> published(ProjectName project, ProvidedPackage provided) {
                        world.tellAll(project);
                        return index.published(project, provided);
                    }
                });
    }

    private static boolean isUnusable(@Nullable ProvidedPackage provided) {
        return provided != null
                && (provided.fault().isPresent()
                        || provided.serves().filter(OwnerTwins::isForAnother).isPresent());
    }

    private static boolean isForAnother(ServedTarget serves) {
        return !serves.python().toString().equals("3.12") || !serves.machine().equals("x86_64");
    }

    static void telling(World world) {
        world.scenario().request().requirements().stream()
                .map(each -> each.requirement())
                .filter(requirement -> requirement.url().isPresent())
                .forEach(requirement -> world.tellAll(requirement.name()));
        world.scenario().request().projects().forEach(project -> world.tellAll(project.name()));
    }
}
