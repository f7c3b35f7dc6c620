// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import static dev.headwater.core.lock.LockWorld.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.DefectException;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ForwardingIndex;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.Verification;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Owners;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionCancelledException;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.LockFile;
import dev.headwater.core.OverlayFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Changes one thing that a lock says of a file or of a package, and looks whether it alone is found. */
class VerifiedDetailsTest {
    private static final IndexId DISTRO = IndexId.parse("distro");
    private static final IndexId PUBLIC = IndexId.parse("public");
    private static final ProjectName LIB = ProjectName.parse("lib");

    private final LockWorld world = new LockWorld();

    private List<String> found(Lock lock) {
        return lines(world.verify(lock, how -> how));
    }

    private static DistributionFile.Builder wheel(String version) {
        String name = "lib-" + version + "-py3-none-any.whl";
        return DistributionFile.builder(LIB, name, "https://files.example.org/" + name)
                .hashes(FileHashes.of(List.of(new FileHash("sha256", "ab".repeat(32)))))
                .size(100);
    }

    private static InMemoryIndex listing(DistributionFile.Builder... files) {
        InMemoryIndex.Builder index = InMemoryIndex.builder();
        for (DistributionFile.Builder builder : files) {
            DistributionFile file = builder.build();
            String version = file.filename().split("-", -1)[1];
            index.file(file, "Metadata-Version: 2.2\nName: lib\nVersion: " + version + "\n");
        }
        return index.build();
    }

    @Nested
    class AFile {
        private List<String> foundWhere(UnaryOperator<DistributionFile.Builder> changed) {
            Lock lock = world.index(PUBLIC, listing(wheel("1.0"))).locked("lib");
            world.index(PUBLIC, listing(changed.apply(wheel("1.0"))));
            return found(lock);
        }

        @Test
        void isSilentAsItWas() {
            assertThat(foundWhere(file -> file)).isEmpty();
        }

        @Test
        void isFoundWithAnotherSize() {
            assertThat(foundWhere(file -> file.size(101)))
                    .containsExactly("error: lib: lib-1.0-py3-none-any.whl had 100 bytes, and has 101 [size-changed]");
        }

        @Test
        void isFoundAtAnotherUrl() {
            String url = "https://elsewhere.example.org/lib-1.0-py3-none-any.whl";
            DistributionFile moved = DistributionFile.builder(
                            LIB, wheel("1.0").build().filename(), url)
                    .hashes(wheel("1.0").build().hashes())
                    .size(100)
                    .build();

            assertThat(foundWhere(file -> moved.toBuilder()))
                    .containsExactly("note: lib: lib-1.0-py3-none-any.whl was listed at"
                            + " https://files.example.org/lib-1.0-py3-none-any.whl, and is at " + url
                            + " [file-moved]");
        }

        @Test
        void isFoundWithAListingThatIsOfNoUse() {
            assertThat(foundWhere(file -> file.fault(ListingFault.MALFORMED_HASH)))
                    .containsExactly(
                            "error: lib: lib-1.0-py3-none-any.whl cannot be used as it is listed: malformed-hash"
                                    + " [file-unusable]");
        }
    }

    @Nested
    class APackageOfAFeed {
        private static final String CLICK = "click 8.1 provided pkg:deb/debian/python3-click@8.1-1";

        @Test
        void isFoundAmongTwinsByItsPackageUrl() {
            Lock lock = world.index(DISTRO, CLICK).locked("click");

            world.index(DISTRO, CLICK.replace("debian", "other") + "\n" + CLICK);

            assertThat(found(lock)).isEmpty();
        }

        @Test
        void isOfAFeedThatIsLookedAtWhateverItsVersion() {
            Lock lock = world.index(DISTRO, CLICK + " | date 2025-01-31").locked("click");

            world.index(DISTRO, CLICK.replace("8.1-1", "8.1-2") + " | date 2024-12-24");

            assertThat(found(lock))
                    .containsExactly(
                            "error: distro: what it says is of 2024-12-24T00:00:00Z, older than the"
                                    + " 2025-01-31T00:00:00Z of the lock [feed-older]",
                            "error: click: python3-click was 8.1-1, and is 8.1-2 [package-version-changed]");
        }

        @Test
        void isReadAtItsFeedWhateverThatIsCalled() {
            String requiring = CLICK + ": idna>=2\nidna 3.3 provided pkg:deb/debian/python3-idna@3.3-1";
            Lock lock = world.index(DISTRO, requiring).locked("click");
            IndexId own = IndexId.parse("own");
            String place = Objects.requireNonNull(world.places.get(DISTRO));
            world.indexes.clear();
            world.places.put(own, place);
            String renamed = "note: distro: the policy calls it own now [index-renamed]";

            world.index(own, requiring);
            assertThat(found(lock)).contains(renamed).noneMatch(line -> line.contains(" click: "));

            world.index(own, requiring.replace("idna>=2", "idna>=3"));
            assertThat(found(lock))
                    .contains(renamed)
                    .contains("error: click: python3-click required idna>=2, and says idna>=3 [requires-changed]");
        }

        @Test
        void isNotCheckedWhereNothingReadsIt() {
            Lock lock = world.index(DISTRO, CLICK).locked("click");
            IndexPolicy policy = world.policy();
            try (Resolver resolver = LockWorld.resolver(policy, IndexFactory.of(world.indexes));
                    Owners owners = resolver.owners()) {
                Verification found = Verifying.builder(owners, policy, (entry, all) -> Optional.empty())
                        .build()
                        .verify(lock);

                assertThat(found.outcome()).isEqualTo(Verification.Outcome.NOT_CHECKED);
                assertThat(found.unchecked())
                        .singleElement()
                        .satisfies(one -> assertThat(one.name()).hasToString("click"));
            }
        }
    }

    /** Another row of the same page is under other overlays than the locked one. */
    @Nested
    class UnderOverlays {
        private static final String BOTH = """
                click 8.0 provided pkg:deb/debian/python3-click@8.0-1
                click 8.1 provided pkg:deb/debian/python3-click@8.1-1: idna>=2
                idna 3.3 provided pkg:deb/debian/python3-idna@3.3-1
                """;

        private void in(String index, String project, String version, String change) {
            String text = """
                    [[overlay]]
                    id = "one"
                    reason = "it works"
                    index = "%s"
                    project = "%s"
                    versions = "==%s"
                    %s
                    """.formatted(index, project, version, change);
            world.says = policy -> policy.overlays(OverlayFile.parse(text, Path.of("overlays.toml")));
        }

        @Test
        void aFileIsNotComparedWithThoseOfOtherVersions() {
            Lock lock = world.index(PUBLIC, listing(wheel("1.0"), wheel("2.0"))).locked("lib==1.0");

            in("public", "lib", "1.0", "requires-python = \">=3.8\"");

            assertThat(found(lock))
                    .contains("error: lib: the overlays that change its metadata were none, and are one"
                            + " [overlay-changed]");
        }

        @Test
        void aPackageIsNotComparedWithThoseOfOtherVersions() {
            Lock lock = world.index(DISTRO, BOTH).locked("click==8.1");

            in("distro", "click", "8.1", "requires-python = \">=3.8\"");

            assertThat(found(lock))
                    .contains("error: click: the overlays that change its metadata were none, and are one"
                            + " [overlay-changed]");
        }

        @Test
        void aPackageRequiresWhatTheyMakeOfIt() {
            in("distro", "click", "8.1", "remove = [\"idna>=2\"]");
            Lock lock = world.index(DISTRO, BOTH).locked("click==8.1");
            assertThat(lock.record().orElseThrow().provided().get(0).requires()).isEmpty();

            assertThat(found(lock)).isEmpty();
        }
    }

    @Nested
    class ALockByAnotherTool {
        private Lock foreign(String... packages) {
            return LockFile.parse(
                            "lock-version = \"1.0\"\ncreated-by = \"another\"\n" + String.join("", packages),
                            Path.of(LockFile.NAME))
                    .lock();
        }

        private String lib(String version, String index) {
            DistributionFile file = wheel(version).build();
            return """
                    [[packages]]
                    name = "lib"
                    version = "%s"
                    %s
                    wheels = [{ name = "%s", url = "%s", hashes = { sha256 = "%s" } }]
                    """.formatted(version, index, file.filename(), file.url(), "ab".repeat(32));
        }

        @Test
        void countsANameOnceForAllItsPackages() {
            world.index(PUBLIC, listing(wheel("1.0"), wheel("2.0")));
            String index = "index = \"https://public.example.org/simple/\"";

            Verification found = world.verify(foreign(lib("1.0", index), lib("2.0", index)), how -> how);

            assertThat(lines(found)).isEmpty();
            assertThat(found.packages()).isEqualTo(2);
            assertThat(found.names()).isEqualTo(1);
        }

        @Test
        void isNotCheckedOnlyWhereAPackageNamesNoIndex() {
            world.index(PUBLIC, listing(wheel("1.0"), wheel("2.0")));
            Lock lock = foreign(lib("1.0", "index = \"https://public.example.org/simple/\""), lib("2.0", ""));

            assertThat(found(lock))
                    .containsExactly("not checked: lib: the lock does not say which index supplies it [not-checked]");
        }

        @Test
        void isNotCheckedWhereAPackageHasNoFiles() {
            world.index(PUBLIC, listing(wheel("1.0")));
            Lock lock = foreign("[[packages]]\nname = \"lib\"\ndirectory = { path = \"lib\" }\n");

            assertThat(found(lock)).singleElement().asString().startsWith("not checked: lib: ");
        }
    }

    @Nested
    @Timeout(60)
    class AVerification {
        /** Never answers, but about one project, which is a defect: as soon as it is asked about another. */
        private static final class Slow extends ForwardingIndex {
            private final List<CompletableFuture<ProjectAnswer>> open = new CopyOnWriteArrayList<>();
            private final CompletableFuture<Boolean> asked = new CompletableFuture<>();

            Slow() {
                super(listing(wheel("1.0")));
            }

            @Override
            public CompletionStage<ProjectAnswer> project(ProjectName name) {
                CompletableFuture<ProjectAnswer> answer = new CompletableFuture<>();
                if (name.value().equals("broken")) {
                    CompletableFuture<?> unused =
                            asked.thenAccept(any -> answer.completeExceptionally(new AssertionError("impossible")));
                } else {
                    open.add(answer);
                    asked.complete(true);
                }
                return answer;
            }
        }

        private final Slow slow = new Slow();

        private Lock naming(String... names) {
            StringBuilder text = new StringBuilder("lock-version = \"1.0\"\ncreated-by = \"another\"\n");
            for (String name : names) {
                text.append("""
                        [[packages]]
                        name = "%1$s"
                        version = "1.0"
                        index = "https://public.example.org/simple/"
                        wheels = [{ url = "https://x.example.org/%1$s-1.0-py3-none-any.whl", hashes = { sha256 = "%2$s" } }]
                        """.formatted(name, "ab".repeat(32)));
            }
            return LockFile.parse(text.toString(), Path.of(LockFile.NAME)).lock();
        }

        private void verify(Lock lock, Class<? extends Throwable> ends) {
            IndexPolicy policy = world.index(PUBLIC, slow).policy();
            IndexFactory factory = IndexFactory.of(world.indexes);
            try (Resolver resolver = LockWorld.resolver(policy, factory);
                    Owners owners = resolver.owners()) {
                Verifying verifying = Verifying.builder(owners, policy, factory).build();
                assertThatExceptionOfType(ends).isThrownBy(() -> verifying.verify(lock));
                // The owners are open still, so it was the verification that gave up its questions.
                // They are told of it by a thread of their own.
                assertThat(slow.open)
                        .isNotEmpty()
                        .allSatisfy(answer -> assertThatExceptionOfType(CancellationException.class)
                                .isThrownBy(answer::join));
            }
        }

        @Test
        void endsWhereItsThreadIsInterrupted() {
            Thread asking = Thread.currentThread();
            CompletableFuture<?> unused = slow.asked.thenAccept(any -> asking.interrupt());

            verify(naming("lib", "other"), ResolutionCancelledException.class);

            assertThat(Thread.interrupted()).isTrue();
        }

        @Test
        void endsWhereAnIndexHasADefect() {
            verify(naming("broken", "lib"), DefectException.class);
        }

        @Test
        void closesWhatItOpened() {
            String feed = "click 8.1 provided pkg:deb/debian/python3-click@8.1-1";
            Lock lock = world.index(DISTRO, feed).locked("click");
            AtomicInteger open = new AtomicInteger();
            IndexPolicy policy = world.policy();
            IndexFactory factory = (entry, all) -> {
                open.incrementAndGet();
                return Optional.of(new Closing(InMemoryIndex.parse(feed), open));
            };
            try (Resolver resolver = LockWorld.resolver(policy, factory);
                    Owners owners = resolver.owners()) {
                assertThat(lines(Verifying.builder(owners, policy, factory)
                                .build()
                                .verify(lock)))
                        .isEmpty();
            }
            assertThat(open).hasValue(0);
        }

        /** Counts down when it is closed. */
        private static final class Closing extends ForwardingIndex {
            private final AtomicInteger open;

            Closing(PackageIndex index, AtomicInteger open) {
                super(index);
                this.open = open;
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        }
    }
}
