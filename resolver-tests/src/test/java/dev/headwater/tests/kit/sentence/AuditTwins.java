// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.sentence;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.version.Version;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.Pin;
import dev.headwater.tests.kit.twin.Edit;
import dev.headwater.tests.kit.twin.Reader;
import dev.headwater.tests.kit.twin.Saying;
import dev.headwater.tests.kit.twin.Twin;
import dev.headwater.tests.kit.twin.Twins;
import dev.headwater.tests.kit.twin.World;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Those that break what is said of other ways of choosing, R29 to R31. */
final class AuditTwins {
    private static final Pin OF_ANOTHER_WAY =
            new Pin(ProjectName.parse("kettle"), Version.parse("2.0"), Optional.of("public"), Optional.empty());

    private AuditTwins() {}

    static void addTo(Twins twins) {
        twins.read("R29", "takes a project from whom another way takes it", Reader.answers(AnswerTwins::ofTheHighest));
        twins.add("R29", Twin.said("tells another way in place of the result", AuditTwins::inPlace));
        twins.add("R29", Twin.said("tells nothing of other ways", AuditTwins::withoutAudit));
        twins.told("R30", "asks without consent", Edit.added("request", "--disclose-names"));
        twins.add("R30", Twin.said("does not say who would be told", AuditTwins::withoutAudit));
        twins.add(
                "R31", telling("pinned", (world, name) -> world.policy().pins().containsKey(name)));
        twins.add("R31", telling("reserved", (world, name) -> isMatched(world, IndexEntry::reserved, name)));
        twins.add("R31", telling("denied", (world, name) -> isMatched(world, IndexEntry::deny, name)));
    }

    private static Answer inPlace(Answer answer) {
        return new Answer(
                answer.outcome(),
                List.of(OF_ANOTHER_WAY),
                answer.facts(),
                answer.questions(),
                answer.said(),
                answer.text());
    }

    private static Answer withoutAudit(Answer answer) {
        return Saying.without(answer, "audit: .*\n");
    }

    private static Twin telling(String names, BiPredicate<World, ProjectName> isMeant) {
        return Twin.beginning(
                "tells all indexes " + names + " names",
                world -> world.scenario().request().requirements().stream()
                        .map(each -> each.requirement().name())
                        .filter(name -> isMeant.test(world, name))
                        .forEach(world::tellAll));
    }

    private static boolean isMatched(World world, Function<IndexEntry, List<NamePattern>> patterns, ProjectName name) {
        return world.policy().indexes().stream()
                .flatMap(entry -> patterns.apply(entry).stream())
                .anyMatch(pattern -> pattern.matches(name));
    }
}
