// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.sentence;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.http.store.PageStore;
import dev.headwater.tests.kit.twin.AlteredPage;
import dev.headwater.tests.kit.twin.Edit;
import dev.headwater.tests.kit.twin.Failure;
import dev.headwater.tests.kit.twin.KeptAnswers;
import dev.headwater.tests.kit.twin.KeptAnswers.Condition;
import dev.headwater.tests.kit.twin.KeptAnswers.Use;
import dev.headwater.tests.kit.twin.Reader;
import dev.headwater.tests.kit.twin.Twin;
import dev.headwater.tests.kit.twin.TwinAsking;
import dev.headwater.tests.kit.twin.TwinRun;
import dev.headwater.tests.kit.twin.Twins;
import dev.headwater.tests.store.MemoryStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Those that break what may be kept from one step to the next, under what, and for how long. */
final class CacheTwins {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final Twins twins;

    private CacheTwins(Twins twins) {
        this.twins = twins;
    }

    static void addTo(Twins twins) {
        CacheTwins all = new CacheTwins(twins);
        all.addKeys();
        all.addPages();
        all.addAbsences();
        all.addOffline();
        all.addFailures();
        all.addMetadata();
        all.addRest();
    }

    /** Adds one that uses answers about projects in place of asking, before a cache that is right. */
    private void using(String sentence, String breaks, KeptAnswers.Key key, Use use) {
        keeping(sentence, breaks, () -> KeptAnswers.before(key, use), MemoryStore::new);
    }

    private void using(String sentence, String breaks, Condition condition) {
        using(sentence, breaks, KeptAnswers.Key.LOCATION, Use.of(condition));
    }

    /** Adds one with a reader and a store that are new for each scenario. */
    private void keeping(String sentence, String breaks, Supplier<Reader> reader, Supplier<? extends PageStore> store) {
        twins.add(
                sentence,
                new Twin(breaks, scenario -> TwinRun.of(scenario, new TwinAsking(reader.get(), store.get()))));
    }

    private void storing(String sentence, String breaks, Supplier<? extends PageStore> store) {
        keeping(sentence, breaks, () -> Reader.SOUND, store);
    }

    private void addKeys() {
        Use always = Use.of((kept, asker) -> true);
        using("K1", "gives one login what another got", KeptAnswers.Key.LOCATION, always);
        using("K1", "gives one index what another answered", entry -> "", always);
        using("K1", "gives an index what its mirror answered", entry -> entry.location() + entry.mirrors(), always);
        reading("K2", "knows a file by its name alone, on any index", (location, file) -> file.filename());
        reading("K2", "knows a file by its name, whatever its bytes", (location, file) -> location + file.filename());
        using("K3", "finds pages by the id of an index", entry -> entry.id().value(), always);
        reading(
                "K4",
                "finds metadata by a hash alone",
                (location, file) -> file.hashes().toString());
        using("K5", "keeps under the location alone", KeptAnswers.Key.LOCATION, always);
        using(
                "K5",
                "reads no rule but the statuses that mean absent",
                entry -> entry.location() + entry.alsoAbsent(),
                always);
        using(
                "K5",
                "reads no rule but the redirects that mean absent",
                entry -> entry.location() + entry.absentRedirects(),
                always);
        using("K5", "reads no rule but the known project", entry -> entry.location() + entry.knownProject(), always);
    }

    /** What metadata is kept under. */
    private interface FileKey {
        String of(String location, DistributionFile file);
    }

    private void reading(String sentence, String breaks, FileKey key) {
        keeping(
                sentence,
                breaks,
                () -> KeptAnswers.metadata(entry -> file -> key.of(entry.location(), file)),
                MemoryStore::new);
    }

    private void addPages() {
        storing("K7", "keeps no page", PageStore::none);
        using("K7", "guesses that a page holds for a minute", (kept, asker) -> !kept.isOlder(asker, MINUTE));
        using("K7", "uses a page for as long as it has it", (kept, asker) -> true);
        using("K8", "keeps what may not be stored", (kept, asker) -> !kept.isOlder(asker, TEN_MINUTES));
        reading("K8", "keeps metadata that may not be stored", (location, file) -> location + file.url());
        storing("K9", "asks for the whole page", PageStore::none);
        storing("K9", "forgets that an old page holds still", FirstStepStore::new);
        using("K18", "trusts what is from the future", (kept, asker) -> !kept.isOlder(asker, Duration.ZERO));
        using("K17", "has what holds stand", (kept, asker) -> !kept.isOlder(asker, TEN_MINUTES));
    }

    private void addAbsences() {
        for (String sentence : new String[] {"K10", "O30"}) {
            storing(sentence, "keeps no absence", PageStore::none);
            absent(sentence, "believes an absence whatever its age", (kept, asker) -> true);
            absent(
                    sentence,
                    "believes an absence for as long as who asked before would",
                    (kept, asker) -> !kept.isOlder(asker, kept.asker().entry().absentMaxAge()));
        }
        absent(
                "K10",
                "believes an absence for longer than its index says",
                (kept, asker) -> !kept.isOlder(asker, asker.entry().absentMaxAge()));
        absent(
                "O30",
                "believes an absence for longer than its index says",
                (kept, asker) -> !kept.isOlder(asker, asker.entry().absentMaxAge()));
    }

    private void absent(String sentence, String breaks, Condition condition) {
        using(sentence, breaks, (kept, asker) -> kept.answer().isAbsent() && condition.holds(kept, asker));
    }

    private void addOffline() {
        keeping("K11", "has an old page stand in for an index that fails", KeptAnswers::after, MemoryStore::new);
        using(
                "K12",
                "uses offline what holds still, and nothing else",
                KeptAnswers.Key.LOCATION,
                CacheTwins::failingIfOld);
        using("O30", "believes no old absence offline", KeptAnswers.Key.LOCATION, CacheTwins::failingIfOld);
        twins.read("K12", "takes for absent what is not kept", AnswerTwins.NO_FAILURE);
        twins.read("O23", "takes for absent what is not kept", AnswerTwins.NO_FAILURE);
    }

    private static Optional<ProjectAnswer> failingIfOld(KeptAnswers.Kept kept, KeptAnswers.Asker asker) {
        return kept.isOlder(asker, TEN_MINUTES)
                ? Optional.of(new ProjectAnswer.Unavailable(Failure.OF_TWINS))
                : Optional.empty();
    }

    private void addFailures() {
        using(
                "K14",
                "keeps a failure for a minute",
                (kept, asker) -> KeptAnswers.isFailure(kept.answer()) && !kept.isOlder(asker, MINUTE));
        using(
                "K14",
                "puts a failure in the place of a page",
                (kept, asker) -> KeptAnswers.isFailure(kept.answer()) && kept.isReplacing());
        twins.told(
                "K15",
                "lets a proof of before count",
                text -> text.step().number() == 1
                        ? text
                        : Edit.without("policy", "known-project").apply(text));
    }

    private void addMetadata() {
        storing("K16", "reads all metadata anew", PacklessStore::new);
        reading("K16", "keeps metadata for ever that no hash fixes", (location, file) -> location + file.url());
        reading(
                "K17",
                "keeps metadata that no hash fixes when all is wanted anew",
                (location, file) -> location + file.url());
    }

    private void addRest() {
        using(
                "K19",
                "finds no yank on a page that it kept",
                KeptAnswers.Key.LOCATION,
                (kept, asker) -> kept.answer().listed().map(page -> new ProjectAnswer.Present(withoutYanks(page))));
        using(
                "K19",
                "takes an absence that it kept for a failure",
                KeptAnswers.Key.LOCATION,
                (kept, asker) -> kept.answer().isAbsent()
                        ? Optional.of(new ProjectAnswer.Unavailable(Failure.OF_TWINS))
                        : Optional.empty());
    }

    private static ProjectPage withoutYanks(ProjectPage page) {
        return new AlteredPage(page) {
            @Override
            public boolean isYanked(int file) {
                return false;
            }
        };
    }

    /** Keeps what the first step gave, and nothing later. */
    private static final class FirstStepStore extends MemoryStore {
        private boolean isOver;

        @Override
        public void write(String key, byte[] answer) {
            if (!isOver) {
                super.write(key, answer);
            }
        }

        @Override
        public void release() {
            isOver = true;
        }
    }

    /** Keeps pages and no metadata. */
    private static final class PacklessStore extends MemoryStore {
        @Override
        public void write(String pack, String key, byte[] answer) {}
    }
}
