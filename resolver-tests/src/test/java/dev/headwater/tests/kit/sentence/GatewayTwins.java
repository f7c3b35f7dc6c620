// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.sentence;

import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.Pin;
import dev.headwater.tests.kit.twin.Edit;
import dev.headwater.tests.kit.twin.Failure;
import dev.headwater.tests.kit.twin.GatewayRun;
import dev.headwater.tests.kit.twin.Reader;
import dev.headwater.tests.kit.twin.Twin;
import dev.headwater.tests.kit.twin.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Those that break what a server answers for indexes, R32 to R35: each scenario is put to who stands behind it. */
final class GatewayTwins {
    /** The sentences that are of such a server. */
    static final Set<String> SENTENCES = Set.of("R32", "R33", "R34", "R35");

    /** The gateway itself. */
    static final Twin NONE = twin("does as it should", GatewayRun.SOUND);

    private GatewayTwins() {}

    static void addTo(Twins twins) {
        twins.add(
                "R32",
                twin("puts the indexes together", GatewayRun.SOUND.told(Edit.body("indexes", GatewayTwins::together))));
        twins.add("R32", twin("asks the next where the owner fails", GatewayRun.SOUND.inner(AnswerTwins.NO_FAILURE)));
        twins.add("R32", twin("calls an unavailable page absent", GatewayRun.SOUND.outer(AnswerTwins.NO_FAILURE)));
        twins.add("R32", twin("calls a page without files absent", GatewayRun.SOUND.outer(AnswerTwins.NO_EMPTY_PAGE)));
        twins.add("R33", twin("calls a provided project absent", GatewayRun.SOUND.outer(AnswerTwins.NO_EMPTY_PAGE)));
        twins.add(
                "R33",
                twin(
                        "calls a provided project unavailable",
                        GatewayRun.SOUND.outer(Reader.presence(page -> page.fileCount() == 0
                                ? new ProjectAnswer.Unavailable(Failure.OF_TWINS)
                                : new ProjectAnswer.Present(page)))));
        twins.add("R34", twin("gives the wheel out as it was", GatewayRun.SOUND.settings(UnaryOperator.identity())));
        twins.add("R34", twin("corrects nothing", GatewayRun.SOUND.told(Edit.without("overlays"))));
        twins.add("R34", twin("expects nothing", GatewayRun.SOUND.told(Edit.without("overlays", "^expect = "))));
        twins.add("R35", named("forgets the number of the original", "-[0-9]+hw", "-0hw"));
        twins.add("R35", named("appends another digest", "hw[0-9a-f]{8}-", "hw00000000-"));
        twins.add("R35", named("appends more of the digest", "(hw[0-9a-f]{8})-", "$10-"));
    }

    private static Twin twin(String breaks, GatewayRun run) {
        return new Twin(breaks, scenario -> List.of(run.answer(scenario)));
    }

    /** {@return one that calls rewritten wheels otherwise} */
    private static Twin named(String breaks, String regex, String by) {
        return new Twin(
                breaks,
                scenario -> NONE.answers(scenario).stream()
                        .map(answer -> renamed(answer, regex, by))
                        .toList());
    }

    private static Answer renamed(Answer answer, String regex, String by) {
        return Answer.foreign(
                answer.outcome(),
                answer.packages().stream()
                        .map(pin -> new Pin(
                                pin.name(),
                                pin.version(),
                                pin.index(),
                                pin.filename().map(filename -> filename.replaceAll(regex, by))))
                        .toList(),
                answer.questions(),
                answer.text());
    }

    /** {@return all that the indexes have, as what the first has} */
    private static String together(String indexes) {
        Predicate<String> isHead = Pattern.compile("\\[.*]").asMatchPredicate();
        List<String> lines = indexes.lines().toList();
        List<String> order = new ArrayList<>(lines.subList(0, 1));
        lines.subList(1, lines.size()).stream().filter(isHead.negate()).forEach(order::add);
        lines.subList(1, lines.size()).stream().filter(isHead).forEach(order::add);
        return String.join("\n", order) + "\n";
    }
}
