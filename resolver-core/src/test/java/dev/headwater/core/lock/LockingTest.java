// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ForwardingIndex;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockedFile;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.lock.OwnerChange;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.LockFile;
import dev.headwater.core.Resolvers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LockingTest {
    private static final Target TARGET = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));
    private static final IndexId OURS = IndexId.parse("ours");
    private static final IndexId PUBLIC = IndexId.parse("public");
    private static final ProjectName LIB = ProjectName.parse("lib");

    /** Locks over indexes of their own, told as texts, the first asked first. */
    private static final class World {
        private final Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>();

        World index(IndexId id, String text) {
            return index(id, InMemoryIndex.parse(text));
        }

        World index(IndexId id, PackageIndex index) {
            indexes.put(id, index);
            return this;
        }

        LockOutcome lock(UnaryOperator<Locking.Builder> how, String... requirements) {
            IndexPolicy.Builder policy = IndexPolicy.builder();
            indexes.keySet()
                    .forEach(id -> policy.index(IndexEntry.builder(id, "https://" + id + ".example.org/simple/")
                            .kind(IndexKind.SUPPLIED)
                            .build()));
            IndexPolicy read = policy.build();
            IndexFactory factory = IndexFactory.of(indexes);
            try (Resolver resolver = Resolvers.builder()
                    .policy(read)
                    .indexes(factory)
                    .clock(Clock.systemUTC())
                    .build()) {
                ResolutionRequest.Builder request = ResolutionRequest.builder(TARGET);
                List.of(requirements).forEach(request::require);
                return how.apply(Locking.builder(resolver, read, factory))
                        .build()
                        .lock(request.build());
            }
        }

        Lock locked(String... requirements) {
            return LockingTest.locked(lock(how -> how, requirements));
        }

        LockOutcome again(Lock former, String... requirements) {
            return lock(how -> how.former(former), requirements);
        }
    }

    private static Lock locked(LockOutcome outcome) {
        assertThat(outcome).isInstanceOf(LockOutcome.Locked.class);
        return ((LockOutcome.Locked) outcome).lock();
    }

    private static List<OwnerChange> changes(LockOutcome outcome) {
        assertThat(outcome).isInstanceOf(LockOutcome.OwnerChanged.class);
        return ((LockOutcome.OwnerChanged) outcome).changes();
    }

    private static List<String> pins(Lock lock) {
        return lock.packages().stream().map(LockedPackage::toString).toList();
    }

    @Nested
    class ALock {
        @Test
        void hasEveryFileThatAnInstallerMayTake() {
            Lock lock = new World().index(PUBLIC, """
                            lib 1.0 | wheel py3-none-any | wheel cp312-cp312-manylinux_2_17_x86_64
                                | wheel cp312-cp312-win_amd64 | sdist
                            """).locked("lib");

            assertThat(lock.packages().get(0).source().files())
                    .extracting(LockedFile::name)
                    .containsExactly(
                            "lib-1.0-cp312-cp312-manylinux_2_17_x86_64.whl",
                            "lib-1.0-py3-none-any.whl",
                            "lib-1.0.tar.gz");
        }

        @Test
        void saysThatAnIndexMoved() {
            World world = new World().index(PUBLIC, "lib 1.0");
            String before = LockText.of(world.locked("lib"));
            assertThat(((LockOutcome.Locked) world.again(read(before), "lib")).warnings())
                    .noneMatch(warning -> warning.contains("'public'"));

            Lock elsewhere = read(before.replace("https://public.example.org/", "https://mirror.example.org/"));
            assertThat(((LockOutcome.Locked) world.again(elsewhere, "lib")).warnings())
                    .contains("the index 'public' was at https://mirror.example.org/simple/ (supplied) when this"
                            + " was locked, and is at https://public.example.org/simple/ (supplied)");

            Lock renamed = read(before.replace("\"public\"", "\"former\""));
            assertThat(((LockOutcome.Locked) world.again(renamed, "lib")).warnings())
                    .noneMatch(warning -> warning.contains("was at"));
        }

        private Lock read(String text) {
            return LockFile.parse(text, Path.of(LockFile.NAME)).lock();
        }

        @Test
        void isForItsTargetAlone() {
            Lock lock = new World().index(PUBLIC, "lib 1.0").locked("lib");

            assertThat(lock.requiresPython()).hasToString("Optional[==3.12.*]");
            assertThat(lock.environments().orElseThrow())
                    .hasToString("[implementation_name == \"cpython\" and platform_machine == \"x86_64\""
                            + " and sys_platform == \"linux\"]");
        }

        @Test
        void saysWhoSuppliesWhatAndIsTheSameTwice() {
            World world = new World().index(OURS, "other 1.0").index(PUBLIC, "lib 1.0: six\nsix 1.16");
            Lock lock = world.locked("lib");

            assertThat(lock.packages().get(0).index()).contains("https://public.example.org/simple/");
            assertThat(lock.packages().get(0).dependencies())
                    .extracting(one -> one.name().value())
                    .containsExactly("six");
            assertThat(lock.record().orElseThrow().ownership())
                    .extracting(one -> one.name() + " " + one.owner().orElseThrow() + " "
                            + one.asked().size())
                    .containsExactly("lib public 2", "six public 2");
            assertThat(LockText.of(world.locked("lib"))).isEqualTo(LockText.of(lock));
            assertThat(LockFile.parse(LockText.of(lock), Path.of(LockFile.NAME)).lock())
                    .isEqualTo(lock);
            assertThat(LockFile.parse(LockText.of(lock), Path.of(LockFile.NAME)).warnings())
                    .isEmpty();
        }

        @Test
        void isNoneWhereThereIsNoSolution() {
            LockOutcome outcome = new World().index(PUBLIC, "lib 1.0").lock(how -> how, "lib>2");

            assertThat(outcome).isInstanceOf(LockOutcome.NotResolved.class);
        }
    }

    @Nested
    class LockingAgain {
        private final World world = new World().index(OURS, "other 1.0").index(PUBLIC, "lib 1.0\nsix 1.15");
        private final Lock former = world.locked("lib", "six");

        @Test
        void keepsWhatFits() {
            world.index(PUBLIC, "lib 1.0\nlib 2.0\nsix 1.15\nsix 1.16");

            assertThat(pins(locked(world.again(former, "lib", "six>1.15")))).containsExactly("lib 1.0", "six 1.16");
        }

        @Test
        void upgradesWhatItIsTold() {
            world.index(PUBLIC, "lib 1.0\nlib 2.0\nsix 1.15\nsix 1.16");
            List<ProjectName> six = List.of(ProjectName.parse("six"));

            assertThat(pins(locked(world.lock(how -> how.former(former).upgrade(six), "lib", "six"))))
                    .containsExactly("lib 1.0", "six 1.16");
            assertThat(pins(locked(world.lock(how -> how.former(former).upgradeAll(), "lib", "six"))))
                    .containsExactly("lib 2.0", "six 1.16");
        }

        @Test
        void refusesANameThatAHigherIndexGained() {
            world.index(OURS, "lib 1.0");

            assertThat(changes(world.again(former, "lib", "six")))
                    .hasToString("[lib: public supplied it, and now ours does]");
        }

        @Test
        void refusesItAlsoWhereItHasNoSolutionThen() {
            world.index(OURS, "lib 0.1");

            assertThat(changes(world.again(former, "lib>=1", "six"))).hasSize(1);
        }

        @Test
        void refusesAnOwnerThatIsLost() {
            Lock owned = world.locked("other");
            world.index(OURS, "nothing 1.0").index(PUBLIC, "other 1.0");

            assertThat(changes(world.again(owned, "other")))
                    .hasToString("[other: ours supplied it, and now public does]");
        }

        @Test
        void refusesANameThatNobodyHadUntilSomebodyAcceptsIt() {
            world.index(PUBLIC, "lib 1.0: missing\nlib 0.9\nsix 1.15");
            Lock without = world.locked("lib", "six");
            world.index(PUBLIC, "lib 1.0: missing\nlib 0.9\nsix 1.15\nmissing 1.0");
            List<ProjectName> missing = List.of(ProjectName.parse("missing"));

            assertThat(pins(without)).containsExactly("lib 0.9", "six 1.15");
            assertThat(changes(world.lock(how -> how.former(without).upgradeAll(), "lib", "six")))
                    .hasToString("[missing: nobody supplied it, and now public does]");
            assertThat(pins(locked(
                            world.lock(how -> how.former(without).upgradeAll().accept(missing), "lib", "six"))))
                    .containsExactly("lib 1.0", "missing 1.0", "six 1.15");
        }

        @Test
        void takesAnIndexThatIsCalledOtherwiseForTheSame() {
            String renamed =
                    LockText.of(former).replace("\"public\"", "\"called-so\"").replace("\"ours\"", "\"so-too\"");
            Lock other = LockFile.parse(renamed, Path.of(LockFile.NAME)).lock();

            assertThat(pins(locked(world.again(other, "lib", "six")))).containsExactly("lib 1.0", "six 1.15");
        }

        @Test
        void seesThroughIndexesThatSwapTheirPlaces() {
            String swapped = LockText.of(former)
                    .replace("https://public.", "https://x.")
                    .replace("https://ours.", "https://public.")
                    .replace("https://x.", "https://ours.");
            Lock other = LockFile.parse(swapped, Path.of(LockFile.NAME)).lock();

            assertThat(changes(world.again(other, "lib", "six"))).hasSize(2);
        }

        @Test
        void prefersTheVersionsOfALockByAnotherTool() {
            world.index(PUBLIC, "lib 1.0\nlib 2.0\nsix 1.15");
            Lock foreign = LockFile.parse("""
                            lock-version = "1.0"
                            created-by = "another"
                            [[packages]]
                            name = "lib"
                            version = "1.0"
                            directory = { path = "." }
                            """, Path.of(LockFile.NAME)).lock();

            assertThat(pins(locked(world.again(foreign, "lib")))).containsExactly("lib 1.0");
        }

        @Test
        void saysWhatHasChanged() {
            world.index(PUBLIC, "lib 1.0 | wheel py3-none-any | sdist\nsix 1.16");
            Lock now = locked(world.again(former, "lib", "six", "other"));

            assertThat(LockChanges.of(former, now, TARGET))
                    .containsExactly(
                            "  lib 1.0 from public: its files are others",
                            "+ other 1.0 from ours",
                            "  six 1.15 from public -> 1.16 from public");
            assertThat(LockChanges.of(now, now, TARGET)).isEmpty();
        }
    }

    @Nested
    class AFileWithoutAListedHash {
        private final ContentAnswer read = new ContentAnswer.Read(
                FileHashes.of(List.of(new FileHash("sha256", "ab".repeat(32)))),
                new MetadataAnswer.Unusable(UnusableCause.UNRELIABLE));

        private LockOutcome lock(ContentAnswer answer, FileHashes listed) {
            InMemoryIndex.Builder index = InMemoryIndex.builder();
            for (String filename : List.of("lib-1.0-py3-none-any.whl", "lib-1.0.tar.gz")) {
                index.file(
                        DistributionFile.builder(LIB, filename, "https://files.example.org/" + filename)
                                .hashes(listed)
                                .build(),
                        "Metadata-Version: 2.2\nName: lib\nVersion: 1.0\n");
            }
            return new World().index(PUBLIC, new Told(index.build(), answer)).lock(how -> how, "lib");
        }

        @Test
        void isReadAndHashed() {
            assertThat(locked(lock(read, FileHashes.none()))
                            .packages()
                            .get(0)
                            .source()
                            .files())
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(file.hashes()).containsEntry("sha256", "ab".repeat(32)));
        }

        @Test
        void isAFailureOfTheIndexThatNamesItWhereItCannotBeHad() {
            ContentAnswer none = new ContentAnswer.Unavailable(
                    IndexFault.of(IndexFault.Kind.OFFLINE, "https://files.example.org/lib.whl", "nothing is kept"));

            ResolutionOutcome outcome = lock(none, FileHashes.none()).resolution();

            assertThat(outcome).isInstanceOfSatisfying(ResolutionOutcome.IndexFailure.class, failure -> {
                assertThat(failure.project()).isEqualTo(LIB);
                assertThat(failure.fault().location()).contains("lib.whl");
            });
            assertThat(lock(new ContentAnswer.Unreadable(UnusableCause.NO_CONTENT), FileHashes.none()))
                    .isInstanceOf(LockOutcome.NotResolved.class);
        }

        @Test
        void isHeldAgainstTheWeakHashThatIsListed() {
            FileHashes weak = FileHashes.of(List.of(new FileHash("md5", "cd".repeat(16))));
            ContentAnswer other = new ContentAnswer.Read(
                    FileHashes.of(
                            List.of(new FileHash("sha256", "ab".repeat(32)), new FileHash("md5", "ef".repeat(16)))),
                    new MetadataAnswer.Unusable(UnusableCause.UNRELIABLE));

            assertThat(lock(other, weak)).isInstanceOf(LockOutcome.NotResolved.class);
        }

        /** Answers about the bytes of files as it is told. */
        private static final class Told extends ForwardingIndex {
            private final ContentAnswer answer;

            Told(PackageIndex index, ContentAnswer answer) {
                super(index);
                this.answer = answer;
            }

            @Override
            public CompletionStage<ContentAnswer> content(DistributionFile file, List<String> algorithms) {
                return CompletableFuture.completedFuture(answer);
            }
        }
    }
}
