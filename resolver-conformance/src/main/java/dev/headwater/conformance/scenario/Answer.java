// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.InvalidInputException;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.lock.LockLines;
import dev.headwater.api.lock.OwnerChange;
import dev.headwater.api.lock.Verification;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionOutcome.Resolved;
import dev.headwater.api.text.Spelling;
import dev.headwater.core.LockFile;
import dev.headwater.core.lock.LockOutcome;
import dev.headwater.core.report.FaultText;
import dev.headwater.core.report.Message;
import dev.headwater.core.report.ResolutionReport;
import dev.headwater.core.report.VerificationReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of a scenario.
 *
 * @param outcome the kind of outcome, as the command line prints it; or {@link #REFUSED}
 * @param packages the solution, if there is one
 * @param facts what is said of the packages, what a lock holds, or what a verification found, in the words of a
 *     scenario
 * @param questions what the indexes were asked
 * @param said what is said to a person: message, explanation, near misses, warnings, hints; empty where words are not
 *     compared
 * @param text that, the packages and who supplies them, for golden files
 */
public record Answer(
        String outcome,
        List<Pin> packages,
        List<String> facts,
        Questions questions,
        Optional<String> said,
        String text) {
    private static final LockLines NO_LINES = new LockLines(Map.of(), Map.of());

    /** There is no solution, and nobody says of which kind that is. */
    public static final String REFUSED = "refused";

    /** Whatever may come of a resolution by this library. */
    public static final List<String> OUTCOMES =
            List.of("resolved", "unsatisfiable", "index-failure", "invalid-request", "stopped");

    /** An owner is another than a lock says. */
    static final String OWNER_CHANGED = "owner-changed";

    /** Copies. */
    public Answer {
        packages = List.copyOf(packages);
        facts = List.copyOf(facts);
    }

    /** {@return whatever may come of a step} */
    public static List<String> outcomes(Step.Kind kind) {
        return switch (kind) {
            case RESOLVE, OFFLINE, REFRESH -> OUTCOMES;
            case LOCK ->
                Stream.concat(OUTCOMES.stream(), Stream.of(OWNER_CHANGED)).toList();
            case VERIFY ->
                Stream.concat(
                                Arrays.stream(Verification.Outcome.values()).map(Spelling::of),
                                Stream.of("invalid-request"))
                        .toList();
        };
    }

    /** {@return the answer of somebody else, whose words are his own} */
    public static Answer foreign(String outcome, List<Pin> packages, Questions questions, String text) {
        return new Answer(outcome, packages, List.of(), questions, Optional.empty(), text);
    }

    /** {@return the same answer with what a lock holds, or what a verification found} */
    public Answer with(List<String> more) {
        StringBuilder all = new StringBuilder(text);
        more.forEach(fact -> all.append(fact).append('\n'));
        return new Answer(outcome, packages, more, questions, said, all.toString());
    }

    /**
     * {@return what the outcome of locking is}
     *
     * @param facts what stands in the lock then
     */
    static Answer of(LockOutcome outcome, List<String> facts, Questions questions) {
        Answer resolution = of(outcome.resolution(), questions);
        if (!(outcome instanceof LockOutcome.OwnerChanged changed)) {
            return resolution.with(facts);
        }
        List<String> all = new ArrayList<>(facts);
        StringBuilder text = new StringBuilder();
        for (OwnerChange change : changed.changes()) {
            text.append("message: ").append(change).append('\n');
            all.add(OWNER_CHANGED + " " + change.name());
        }
        return new Answer(OWNER_CHANGED, List.of(), List.of(), questions, Optional.of(text.toString()), text.toString())
                .with(all);
    }

    /** {@return what came of verifying} */
    static Answer of(Verification found, Questions questions) {
        String said = "message: "
                + VerificationReport.of(found, LockFile.NAME, NO_LINES).summary() + "\n";
        return new Answer(Spelling.of(found.outcome()), List.of(), List.of(), questions, Optional.of(said), said)
                .with(LockFacts.of(found));
    }

    /** {@return what an outcome of this library is} */
    public static Answer of(ResolutionOutcome outcome, Questions questions) {
        List<PinnedPackage> packages = outcome instanceof Resolved resolved ? resolved.packages() : List.of();
        ResolutionReport report = ResolutionReport.of(outcome);
        String said = said(report);
        StringBuilder text = new StringBuilder(said);
        packages.forEach(pin -> text.append("package: ").append(line(pin)).append('\n'));
        outcome.report()
                .ownership()
                .forEach(owner -> text.append("owner: ").append(line(owner)).append('\n'));
        return new Answer(
                report.kind(),
                packages.stream().map(Pin::of).toList(),
                outcome.resolved().map(ResultFacts::of).orElse(List.of()),
                questions,
                Optional.of(said),
                text.toString());
    }

    /** {@return what it is that a policy cannot be meant} */
    public static Answer ofPolicyFault(InvalidInputException fault, Questions questions) {
        return ofFault("policy: " + fault.getMessage(), questions);
    }

    static Answer ofFault(String fault, Questions questions) {
        String said = fault + "\n";
        return new Answer("invalid-request", List.of(), List.of(), questions, Optional.of(said), said);
    }

    /** {@return this with lines that are told beside the result} */
    Answer with(String beside) {
        return new Answer(outcome, packages, facts, questions, said.map(words -> words + beside), text + beside);
    }

    private static String said(ResolutionReport report) {
        StringBuilder text =
                new StringBuilder("message: ").append(report.headline()).append('\n');
        for (Message message : report.messageList()) {
            switch (message.kind()) {
                case ERROR -> {}
                case STEP -> text.append(message.text().stripLeading()).append('\n');
                case NEAR_MISS, WARNING, HINT -> text.append(message).append('\n');
            }
        }
        return text.toString();
    }

    private static String line(PinnedPackage pin) {
        return pin + ", "
                + pin.file()
                        .map(DistributionFile::filename)
                        .orElseGet(() -> line(pin.provided().orElseThrow()))
                + (pin.extras().isEmpty() ? "" : ", extras " + pin.extras())
                + (pin.dependencies().isEmpty() ? "" : ", needs " + pin.dependencies());
    }

    /** That a distributor vouches for what he has is not said each time. */
    private static String line(ProvidedPackage provided) {
        return provided.purl()
                + (provided.trust() == ProvidedPackage.Trust.SIGNED ? "" : ", " + Spelling.of(provided.trust()));
    }

    /** {@return who supplies a name, and how that was decided, on one line} */
    static String line(Ownership ownership) {
        String asked = ownership.asked().stream()
                .map(each -> each.index() + " " + each.answer().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return ownership.name() + " by " + ownership.rule().name().toLowerCase(Locale.ROOT) + ": "
                + ownership.owner().map(IndexId::value).orElse("nobody") + (asked.isEmpty() ? "" : " (" + asked + ")")
                + ownership
                        .failure()
                        .map(failure -> "; " + FaultText.of(failure.fault()))
                        .orElse("");
    }
}
