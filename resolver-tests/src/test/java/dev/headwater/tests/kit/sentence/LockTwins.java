// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.sentence;

import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ForwardingIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.KeptLock;
import dev.headwater.tests.kit.twin.AlteredPage;
import dev.headwater.tests.kit.twin.Edit;
import dev.headwater.tests.kit.twin.Failure;
import dev.headwater.tests.kit.twin.KeptAnswers;
import dev.headwater.tests.kit.twin.KeptAnswers.Use;
import dev.headwater.tests.kit.twin.Reader;
import dev.headwater.tests.kit.twin.Saying;
import dev.headwater.tests.kit.twin.Twin;
import dev.headwater.tests.kit.twin.TwinAsking;
import dev.headwater.tests.kit.twin.TwinRun;
import dev.headwater.tests.kit.twin.Twins;
import dev.headwater.tests.store.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Those that break what a lock holds, how it is made again, and how it is verified, R13 to R28. */
final class LockTwins {
    private static final UnaryOperator<String> AS_IT_IS = UnaryOperator.identity();

    /** The lock as a tool reads it that knows the standard alone. */
    private static final UnaryOperator<String> STANDARD = withoutTables("\\[+(packages\\.)?tool\\..*");

    private final Twins twins;

    private LockTwins(Twins twins) {
        this.twins = twins;
    }

    static void addTo(Twins twins) {
        LockTwins all = new LockTwins(twins);
        all.addRecord();
        all.addFiles();
        all.addWhole();
        all.addOwners();
        all.addIndexes();
        all.addVerifying();
        all.addUnchecked();
    }

    private void said(String sentence, String breaks, UnaryOperator<Answer> edit) {
        twins.add(sentence, Twin.said(breaks, edit));
    }

    private void facts(String sentence, String breaks, String regex, String by) {
        said(sentence, breaks, answer -> Saying.facts(answer, regex, by));
    }

    private void writing(String sentence, String breaks, UnaryOperator<String> written) {
        locking(sentence, breaks, written, AS_IT_IS);
    }

    private void reading(String sentence, String breaks, UnaryOperator<String> read) {
        locking(sentence, breaks, AS_IT_IS, read);
    }

    private void locking(String sentence, String breaks, UnaryOperator<String> written, UnaryOperator<String> read) {
        twins.add(
                sentence,
                new Twin(
                        breaks,
                        scenario -> TwinRun.of(
                                scenario,
                                scenario.text(),
                                Reader.SOUND,
                                new Altered(KeptLock.inMemory(), written, read))));
    }

    /**
     * A lock file that is written, or read, otherwise.
     *
     * @param kept it
     * @param written what is written in place of a lock
     * @param read what is read in place of it
     */
    private record Altered(KeptLock kept, UnaryOperator<String> written, UnaryOperator<String> read)
            implements KeptLock {
        @Override
        public Optional<String> text() {
            return kept.text().map(read);
        }

        @Override
        public void write(String text) {
            kept.write(written.apply(text));
        }
    }

    /** {@return a lock without its tables that have a match} */
    private static UnaryOperator<String> withoutTables(String regex) {
        return lock -> {
            StringBuilder rest = new StringBuilder();
            for (String table : lock.split("(?m)^(?=\\[)", -1)) {
                rest.append(table.matches("(?s)" + regex) ? "" : table);
            }
            return rest.toString();
        };
    }

    private static UnaryOperator<String> replaced(String regex, String by) {
        return lock -> lock.replaceAll(regex, by);
    }

    private void addRecord() {
        writing("R13", "records nothing but files", STANDARD);
        writing("R13", "does not say who was asked", replaced("(?m)^asked = .*", "asked = []"));
        facts("R13", "records no name without a package", "^owner .*: nobody.*", "");
        facts("R13", "records of all that they were found in order", " by pin: ", " by order: ");
        writing(
                "R16",
                "is for every target",
                replaced("(?s)environments = \\[.*?\n\\]\n", "").andThen(replaced("(?m)^requires-python.*\n", ""))
                        ::apply);
        writing("R16", "does not say for which Python it is", replaced("(?m)^requires-python.*\n", ""));
        facts("R16", "does not say which extras it holds", "^extras .*", "");
        facts("R16", "does not say which groups it holds", "^groups .*", "");
        facts("R17", "leaves out what is provided", "^provided .*", "");
        facts("R17", "does not say how far it is vouched for", "(?<=^provided .{1,60}) signed ", " ");
        facts("R17", "does not say of which state of the feed it is", " sha256:1+$", "");
        said("R17", "names a file", answer -> with(answer, "locked six six-1.16.0-py3-none-any.whl"));
    }

    private static Answer with(Answer answer, String fact) {
        List<String> facts = new ArrayList<>(answer.facts());
        facts.add(fact);
        return Saying.facts(answer, facts);
    }

    private void addFiles() {
        twins.told("R14", "leaves it to the installer what it may use", Edit.without("request", "^--format"));
        facts("R14", "lists files where its own tool looks alone", "^(locked \\S+) .*", "$1");
        twins.read("R15", "lists the chosen file alone", Reader.pages(page -> new AlteredPage(page, row -> row == 0)));
        twins.told("R15", "lists what does not fit", Edit.replaced("indexes", "cp312-win_amd64", "none-any"));
        twins.told("R15", "reads no file for its hash", Edit.without("served", "hash"));
        twins.told("R15", "takes a weak hash for a strong one", Edit.without("served", "hash md5"));
        twins.told("R15", "locks what it could not hash", Edit.without("served", "status"));
    }

    private void addWhole() {
        said("R18", "locks the own project", answer -> with(answer, "locked app"));
        facts("R18", "locks a part of a solution", "^lock none$", "lock written");
        facts("R18", "takes the lock away where there is no solution", "^lock unchanged$", "lock none");
        AtomicInteger made = new AtomicInteger();
        writing("R24", "writes other bytes each time", lock -> lock + "# " + made.incrementAndGet() + "\n");
        said(
                "R24",
                "empties the file before it knows what to write",
                answer -> answer.outcome().equals("resolved") ? answer : Saying.facts(answer, List.of("lock written")));
    }

    private void addOwners() {
        reading("R20", "compares no owners", STANDARD);
        twins.told(
                "R20",
                "accepts all where one is accepted",
                Edit.replaced("request", "^(--accept-owner) kettle", "$1 kettle\n$1 lamp"));
        twins.told("R20", "accepts nothing", Edit.without("request", "^--accept-owner"));
        facts("R20", "writes the lock, and tells what changed", "^lock unchanged$", "lock written");
        facts("R20", "tells the first change alone", "^owner-changed lamp$", "");
        reading(
                "R21",
                "compares only names that somebody supplied",
                withoutTables("\\[\\[tool\\.headwater\\.ownership(?!.*\nowner = ).*"));
        reading("R21", "compares no owners where there is no solution", STANDARD);
        said(
                "R21",
                "takes a lost name for none that is missing",
                answer -> Saying.outcome(answer, "owner-changed", "unsatisfiable"));
        twins.add(
                "R23",
                new Twin(
                        "believes the absences that it kept",
                        scenario -> TwinRun.of(
                                scenario,
                                new TwinAsking(
                                        KeptAnswers.before(
                                                KeptAnswers.Key.LOCATION,
                                                Use.of((kept, asker) ->
                                                        kept.answer().isAbsent())),
                                        new MemoryStore()))));
    }

    private void addIndexes() {
        reading(
                "R22",
                "knows an index by its name alone",
                replaced("https://(\\w+)\\.example\\.org/simple/\"", "https://$1.gone.example.org/simple/\""));
        reading("R22", "knows an index by its place alone", replaced("\"(inner|main|public)\"", "\"was-$1\""));
    }

    private void addVerifying() {
        said(
                "R25",
                "takes a newer version for a difference",
                answer -> answer.outcome().equals("as-locked") ? with(answer, "finding kettle newer") : answer);
        twins.told("R25", "goes by the policy of then", Edit.without("policy", "^pins"));
        ProjectName required = ProjectName.parse("lamp");
        twins.read("R25", "resolves again", Reader.asking((world, id, name) -> world.answer(id, required)));
        said("R26", "stops at the first difference", LockTwins::firstFinding);
        facts("R26", "compares hashes alone", "^finding (?!.*hash).*", "");
        facts("R26", "compares no hashes", "^finding .*hash-changed", "");
        facts("R26", "looks for owners alone", "^finding (?!.*owner).*", "");
        twins.told("R26", "believes a file without a hash", Edit.without("served", "hash"));
        twins.read("R26", "reads no file", (world, id, index) -> new ForwardingIndex(index) {
            @Override
            public CompletionStage<ContentAnswer> content(DistributionFile file, List<String> algorithms) {
                return CompletableFuture.completedFuture(new ContentAnswer.Unavailable(Failure.OF_TWINS));
            }
        });
    }

    private static Answer firstFinding(Answer answer) {
        List<String> facts = answer.facts();
        return answer.outcome().equals("different") ? Saying.facts(answer, facts.subList(0, 1)) : answer;
    }

    private void addUnchecked() {
        twins.read("R27", "takes a failure for a difference", AnswerTwins.NO_FAILURE);
        for (String sentence : new String[] {"R27", "R28"}) {
            said(
                    sentence,
                    "takes what it did not check for what is as locked",
                    answer -> Saying.outcome(answer, "not-checked", "as-locked"));
        }
        facts("R27", "does not say what it did not check", "^not-checked .*", "");
        facts("R27", "compares nothing else then", "^finding lamp .*", "");
        reading(
                "R28",
                "takes the owner of today for that of then",
                replaced("(?m)^version = .*", "$0\nindex = \"https://inner.example.org/simple/\""));
    }
}
