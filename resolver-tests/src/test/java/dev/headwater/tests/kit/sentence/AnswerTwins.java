// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.sentence;

import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.ForwardingIndex;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectAnswer.Absent;
import dev.headwater.api.index.ProjectAnswer.Present;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.tests.kit.twin.AlteredPage;
import dev.headwater.tests.kit.twin.Edit;
import dev.headwater.tests.kit.twin.Failure;
import dev.headwater.tests.kit.twin.Reader;
import dev.headwater.tests.kit.twin.Saying;
import dev.headwater.tests.kit.twin.Twin;
import dev.headwater.tests.kit.twin.Twins;
import dev.headwater.tests.kit.twin.World;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Those that break what an index says about a project, O1 to O36. */
final class AnswerTwins {
    static final Reader NO_FAILURE =
            Reader.answers((world, id, name, answer) -> answer.isAvailable() ? answer : new Absent(true));

    static final Reader NO_EMPTY_PAGE = absentWhere(page -> page.fileCount() == 0);

    private AnswerTwins() {}

    static void addTo(Twins twins) {
        addPromise(twins);
        addAnswers(twins);
        addBelief(twins);
    }

    private static void addPromise(Twins twins) {
        twins.read(
                "O1", "lets who has the highest version supply a project", Reader.answers(AnswerTwins::ofTheHighest));
        passOver(twins, "O2", "a version", (world, page) -> row -> isUnwanted(world, page, row));
        passOver(twins, "O2", "a platform", (world, page) -> row -> isForAnotherPlatform(world, page, row));
        passOver(twins, "O2", "a Python", (world, page) -> row -> isForAnotherPython(world, page, row));
        passOver(twins, "O2", "a yank", (world, page) -> page::isYanked);
        passOver(twins, "O2", "a date", (world, page) -> row -> isTooNew(world, page, row));
        twins.add(
                "O2",
                Twin.retrying(
                        "leaves the first index out where there is no solution",
                        Edit.replaced("indexes", "^kettle 1.0.*", "")));
        twins.read(
                "O3",
                "passes the first index over for what packages require",
                Reader.answers((world, id, name, answer) ->
                        world.isFirst(id) && !world.isRequested(name) ? new Absent(true) : answer));
    }

    /** Which rows of a page a twin looks away from. */
    @FunctionalInterface
    private interface Unseen {
        IntPredicate in(World world, ProjectPage page);
    }

    private static void passOver(Twins twins, String sentence, String reason, Unseen unseen) {
        twins.read(
                sentence,
                "passes an index over for " + reason,
                Reader.answers((world, id, name, answer) -> answer.listed()
                        .filter(page ->
                                page.fileCount() > 0 && AlteredPage.rows(page).allMatch(unseen.in(world, page)))
                        .<ProjectAnswer>map(page -> new Absent(true))
                        .orElse(answer)));
    }

    private static boolean isUnwanted(World world, ProjectPage page, int row) {
        return world.scenario().request().requirements().stream()
                .filter(each -> each.requirement().name().equals(page.name()))
                .anyMatch(each -> AlteredPage.version(page, row)
                        .filter(version -> !each.requirement().specifiers().contains(version))
                        .isPresent());
    }

    private static boolean isForAnotherPlatform(World world, ProjectPage page, int row) {
        return WheelFilename.parse(page.filename(row)).tags().stream()
                .noneMatch(world.scenario().request().target().tags()::contains);
    }

    private static boolean isForAnotherPython(World world, ProjectPage page, int row) {
        String python = page.requiresPython(row);
        return python != null
                && !SpecifierSet.parse(python)
                        .contains(world.scenario().request().target().pythonRelease());
    }

    private static boolean isTooNew(World world, ProjectPage page, int row) {
        return world.scenario()
                .request()
                .excludeNewer()
                .filter(cutOff -> page.uploadTime(row) / 1_000_000 >= cutOff.getEpochSecond())
                .isPresent();
    }

    static ProjectAnswer ofTheHighest(World world, IndexId id, ProjectName name, ProjectAnswer answer) {
        return answer.listed()
                .flatMap(AlteredPage::highest)
                .filter(version -> world.indexes().keySet().stream()
                        .flatMap(other -> world.page(other, name).stream())
                        .flatMap(page -> AlteredPage.highest(page).stream())
                        .anyMatch(other -> other.compareTo(version) > 0))
                .<ProjectAnswer>map(version -> new Absent(true))
                .orElse(answer);
    }

    private static void addAnswers(Twins twins) {
        twins.read("O4", "takes an absent project for a failure", Reader.answers(AnswerTwins::failing));
        twins.read("O5", "takes a failure for an absent project", NO_FAILURE);
        twins.read("O6", "takes no page for a project", Reader.presence(page -> new Absent(true)));
        twins.read("O7", "takes a page without files for none", NO_EMPTY_PAGE);
        passOver(twins, "O7", "yanked files only", (world, page) -> page::isYanked);
        passOver(twins, "O7", "files that do not fit", (world, page) -> row -> isForAnotherPlatform(world, page, row));
        twins.read("O8", "takes a quarantined project for none", absentWhere(AnswerTwins::isQuarantined));
        twins.read("O8", "reads no status of a project", NO_STATUS);
        twins.read("O8", "uses no archived or deprecated project", absentWhere(page -> !isActive(page)));
        twins.read("O12", "takes an absent project for a failure", Reader.answers(AnswerTwins::failing));
        twins.read("O19", "takes any page for that of the project", (world, id, index) -> new ForwardingIndex(index) {
            @Override
            public CompletionStage<ProjectAnswer> project(ProjectName name) {
                return index.project(name)
                        .thenApply(answer -> answer.listed()
                                .<ProjectAnswer>map(page -> new Present(named(page, name)))
                                .orElse(answer));
            }
        });
        twins.read(
                "O20",
                "takes a program that breaks its word for one that says absent",
                (world, id, index) -> forgiving(index));
    }

    private static final Reader NO_STATUS = Reader.pages(page -> new AlteredPage(page) {
        @Override
        public ProjectStatus status() {
            return ProjectStatus.ACTIVE;
        }
    });

    private static boolean isQuarantined(ProjectPage page) {
        return page.status().state() == ProjectStatus.State.QUARANTINED;
    }

    private static boolean isActive(ProjectPage page) {
        return page.status().state() == ProjectStatus.State.ACTIVE;
    }

    private static Reader absentWhere(Predicate<ProjectPage> unseen) {
        return Reader.presence(page -> unseen.test(page) ? new Absent(true) : new Present(page));
    }

    static ProjectAnswer failing(World world, IndexId id, ProjectName name, ProjectAnswer answer) {
        return answer.isAbsent() ? new ProjectAnswer.Unavailable(Failure.OF_TWINS) : answer;
    }

    private static ProjectPage named(ProjectPage page, ProjectName name) {
        return new AlteredPage(page) {
            @Override
            public ProjectName name() {
                return name;
            }
        };
    }

    private static PackageIndex forgiving(PackageIndex index) {
        return new ForwardingIndex(index) {
            @Override
            public CompletionStage<ProjectAnswer> project(ProjectName name) {
                return CompletableFuture.completedFuture(Failure.orElse(() -> index.project(name), new Absent(true)));
            }
        };
    }

    private static void addBelief(Twins twins) {
        twins.told("O24", "believes every absence", Edit.without("policy", "known-project"));
        twins.read(
                "O24",
                "asks about the known project at once",
                Reader.asking((world, id, name) -> world.policy()
                        .index(id)
                        .flatMap(entry -> entry.knownProject())
                        .ifPresent(known -> world.answer(id, known))));
        twins.read(
                "O26",
                "asks about a known project only where its index may be asked about it",
                (world, id, index) -> new ForwardingIndex(index) {
                    @Override
                    public CompletionStage<ProjectAnswer> project(ProjectName name) {
                        return world.policy().index(id).orElseThrow().admits(name)
                                ? index.project(name)
                                : CompletableFuture.completedFuture(new ProjectAnswer.Unavailable(Failure.OF_TWINS));
                    }
                });
        twins.told("O27", "lets a known project be that of another", Edit.without("policy", "known-project"));
        twins.told(
                "O27",
                "refuses any reservation of a known project",
                Edit.replaced("policy", "^outer.known-project = beacon", "outer.known-project = acme"));
        twins.add("O29", Twin.said("does not warn", AnswerTwins::withoutWarnings));
    }

    /** {@return the same answer without what it warns of} */
    static Answer withoutWarnings(Answer answer) {
        return Saying.without(answer, "warning: .*\n");
    }

    static MetadataAnswer unusable(MetadataAnswer answer) {
        return answer.isAvailable() ? answer : Failure.UNUSABLE;
    }
}
