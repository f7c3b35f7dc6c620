// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import static dev.headwater.core.lock.LockWorld.TARGET;
import static dev.headwater.core.lock.LockWorld.lines;
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
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockLines;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.lock.LockedOverlays;
import dev.headwater.api.lock.Verification;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Owners;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.LockFile;
import dev.headwater.core.OverlayFile;
import dev.headwater.core.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locks a world, changes it, and looks at what is found: all that changed, and nothing else. */
class VerifyingTest {
    private static final IndexId OURS = IndexId.parse("ours");
    private static final IndexId DISTRO = IndexId.parse("distro");
    private static final IndexId PUBLIC = IndexId.parse("public");
    private static final ProjectName LIB = ProjectName.parse("lib");

    /** A world in which everything is that a lock records: names of three indexes, and one that nobody has. */
    private static final String OF_PUBLIC = """
            app 1.0: lib, six, old
            app 2.0: nobodys
            lib 1.0 | wheel py3-none-any | sdist
            six 1.15
            project old: archived, is done
            old 1.0
            withdrawn 1.0 | yanked: broken
            """;

    private static final String OF_DISTRO = """
            click 8.1 provided pkg:deb/debian/python3-click@8.1-1 | date 2025-01-31
            idna 3.3 provided pkg:deb/debian/python3-idna@3.3-1 | date 2025-01-31
            """;

    private final LockWorld world =
            new LockWorld().index(OURS, "internal 1.0").index(DISTRO, OF_DISTRO).index(PUBLIC, OF_PUBLIC);
    private final Lock lock = world.locked("app", "internal", "click", "idna", "withdrawn==1.0");

    private Verification verified() {
        return world.verify(lock, how -> how);
    }

    private List<String> found() {
        return lines(verified());
    }

    /** Changes one line of the text of an index. */
    private LockWorld change(IndexId id, String text, String line, String changed) {
        assertThat(text).contains(line);
        return world.index(id, text.replace(line, changed));
    }

    @Test
    void anUnchangedWorldIsSilent() {
        Verification found = verified();

        assertThat(lines(found)).isEmpty();
        assertThat(VerificationReport.of(found, "lock", new LockLines(Map.of(), Map.of()))
                        .summary())
                .isEqualTo("8 packages, 9 names: as locked");
        assertThat(found.outcome()).isEqualTo(Verification.Outcome.AS_LOCKED);
    }

    @Nested
    class WhoSuppliesAName {
        @Test
        void aHigherIndexThatGainsItIsFound() {
            world.index(OURS, "internal 1.0\nsix 9.0");

            assertThat(found())
                    .containsExactly("error: six: public supplied it, and now ours (order) does [owner-changed]");
            assertThat(verified().outcome()).isEqualTo(Verification.Outcome.DIFFERENT);
        }

        @Test
        void aHigherIndexThatLosesItIsFound() {
            world.index(OURS, "other 1.0").index(PUBLIC, OF_PUBLIC + "internal 1.0");

            assertThat(found())
                    .containsExactly("error: internal: ours supplied it, and now public (order) does [owner-changed]");
        }

        @Test
        void aNameThatNobodySuppliesAnyMoreIsFound() {
            world.index(OURS, "other 1.0");

            assertThat(found()).containsExactly("error: internal: ours supplied it, and now nobody does [owner-lost]");
        }

        @Test
        void aNameThatNobodyHadIsFoundWhereSomebodyGainsIt() {
            world.index(PUBLIC, OF_PUBLIC + "nobodys 1.0");

            assertThat(found())
                    .containsExactly("error: nobodys: nobody supplied it, and now public (order) does [owner-gained]");
        }

        @Test
        void anIndexThatIsGoneIsFound() {
            world.order(DISTRO, PUBLIC);

            assertThat(found())
                    .contains(
                            "error: ours: the policy has no index at https://ours.example.org/simple/ any more"
                                    + " [index-gone]",
                            "error: internal: ours supplied it, and now nobody does [owner-lost]")
                    .allMatch(line -> line.startsWith("note: ")
                            || line.contains("[policy-changed]")
                            || line.contains("[index-gone]")
                            || line.contains("[owner-lost]"));
        }

        @Test
        void aPolicyThatIsReorderedIsFound() {
            world.index(PUBLIC, OF_PUBLIC + "internal 1.0");
            assertThat(found()).isEmpty();
            world.order(PUBLIC, OURS, DISTRO);

            assertThat(found())
                    .contains("error: internal: ours supplied it, and now public (order) does [owner-changed]")
                    .anyMatch(line -> line.startsWith("warning: the policy was sha256:"));
        }

        @Test
        void anotherRuleIsFound() {
            world.says = policy -> policy.pin(LIB, PUBLIC);

            assertThat(found())
                    .hasSize(2)
                    .contains(
                            "warning: lib: the rule by which its owner is found was order, and is pin [rule-changed]");
        }

        @Test
        void whoIsAskedBesidesIsFound() {
            IndexId between = IndexId.parse("between");
            world.index(between, "nothing 1.0").order(OURS, DISTRO, between, PUBLIC);

            assertThat(found())
                    .contains("note: six: what the indexes said was ours absent, distro absent, public present, and is"
                            + " ours absent, distro absent, between absent, public present [asked-changed]");
            assertThat(verified().outcome()).isEqualTo(Verification.Outcome.AS_LOCKED);
        }

        @Test
        void anIndexThatMovedOrIsCalledOtherwiseIsTheSame() {
            world.places.put(PUBLIC, "https://elsewhere.example.org/simple/");
            PackageIndex ours = Objects.requireNonNull(world.indexes.get(OURS));
            IndexId own = IndexId.parse("own");
            world.index(own, ours).order(own, DISTRO, PUBLIC);
            world.places.put(own, "https://ours.example.org/simple/");

            assertThat(found())
                    .hasSize(3)
                    .contains(
                            "note: ours: the policy calls it own now [index-renamed]",
                            "warning: public: it was at https://public.example.org/simple/ (supplied), and is at"
                                    + " https://elsewhere.example.org/simple/ (supplied) [index-moved]");
        }

        @Test
        void indexesAtOnePlaceAreToldApartByTheirNames() {
            IndexId upper = IndexId.parse("upper");
            IndexId lower = IndexId.parse("lower");
            LockWorld mirror = new LockWorld().index(upper, "other 1.0").index(lower, "lib 1.0");
            mirror.places.replaceAll((id, place) -> "https://mirror.example.org/");
            Lock made = mirror.locked("lib");
            assertThat(lines(mirror.verify(made, how -> how))).isEmpty();

            mirror.index(upper, "other 1.0\nlib 2.0");

            assertThat(lines(mirror.verify(made, how -> how)))
                    .containsExactly("error: lib: lower supplied it, and now upper (order) does [owner-changed]");
        }

        @Test
        void anIndexThatTookTheNameOfAnotherIsNotThatOne() {
            Lock made = world.locked("internal", "lib");
            world.indexes.clear();
            world.index(OURS, OF_PUBLIC + "internal 1.0");
            world.places.put(OURS, Objects.requireNonNull(world.places.get(PUBLIC)));

            assertThat(lines(world.verify(made, how -> how)))
                    .anyMatch(line -> line.startsWith("error: internal: ") && line.endsWith("[owner-changed]"))
                    .anyMatch(line -> line.startsWith("error: ours: ") && line.endsWith("[index-gone]"));
        }

        @Test
        void anIndexThatGivesNoAnswerIsNoDifference() {
            world.index(OURS, "internal 1.0\nfailing six: status 503");

            assertThat(found())
                    .singleElement()
                    .asString()
                    .startsWith("not checked: six: ours gave no answer: ")
                    .endsWith(" [not-checked]");
            assertThat(verified().outcome()).isEqualTo(Verification.Outcome.NOT_CHECKED);
        }
    }

    @Nested
    class AFile {
        @Test
        void isFoundWithOtherBytes() {
            change(PUBLIC, OF_PUBLIC, "six 1.15", "six 1.15: idna");

            assertThat(found())
                    .singleElement()
                    .asString()
                    .startsWith("error: six: six-1.15-py3-none-any.whl was sha256:")
                    .endsWith(" [hash-changed]");
        }

        @Test
        void isFoundWhereItIsNoLongerListed() {
            change(PUBLIC, OF_PUBLIC, "lib 1.0 | wheel py3-none-any | sdist", "lib 1.0");

            assertThat(found()).containsExactly("error: lib: lib-1.0.tar.gz is no longer listed [file-missing]");
        }

        @Test
        void ofANewerVersionIsNoDifference() {
            world.index(PUBLIC, OF_PUBLIC + "six 1.16\nlib 2.0");

            assertThat(found()).isEmpty();
            assertThat(verified().outcome()).isEqualTo(Verification.Outcome.AS_LOCKED);
        }

        @Test
        void isFoundYanked() {
            change(PUBLIC, OF_PUBLIC, "six 1.15", "six 1.15 | yanked: eats data");

            assertThat(found()).containsExactly("error: six: six-1.15-py3-none-any.whl is yanked: eats data [yanked]");
        }

        @Test
        void isFoundNoLongerYanked() {
            change(PUBLIC, OF_PUBLIC, " | yanked: broken", "");

            assertThat(found())
                    .containsExactly("note: withdrawn: withdrawn-1.0-py3-none-any.whl was yanked, and is so no longer"
                            + " [unyanked]");
        }

        @Test
        void isFoundUploadedAtAnotherTime() {
            change(PUBLIC, OF_PUBLIC, "six 1.15", "six 1.15 | uploaded 2025-06-01");

            assertThat(found())
                    .containsExactly("warning: six: six-1.15-py3-none-any.whl was uploaded at 2024-01-01T00:00:00Z, and"
                            + " now 2025-06-01T00:00:00Z [upload-time-changed]");
        }

        @Test
        void isReadWhereNoHashIsListed() {
            Lock unhashed = world.index(PUBLIC, unlisted("six")).locked("lib");
            assertThat(lines(world.verify(unhashed, how -> how))).isEmpty();

            world.index(PUBLIC, unlisted("idna"));

            assertThat(lines(world.verify(unhashed, how -> how)))
                    .singleElement()
                    .asString()
                    .contains("lib-1.0-py3-none-any.whl was sha256:", "[hash-changed]");
        }

        private static InMemoryIndex unlisted(String required) {
            DistributionFile file = DistributionFile.builder(
                            LIB, "lib-1.0-py3-none-any.whl", "https://files.example.org/lib-1.0-py3-none-any.whl")
                    .hashes(FileHashes.none())
                    .build();
            String metadata = "Metadata-Version: 2.2\nName: lib\nVersion: 1.0\nRequires-Dist: " + required
                    + "; python_version < '3'\n";
            return InMemoryIndex.builder().file(file, metadata).build();
        }
    }

    @Nested
    class AStatus {
        @Test
        void isFoundWhereAProjectGotOne() {
            world.index(PUBLIC, OF_PUBLIC + "project six: quarantined, is malware\nproject lib: deprecated, use other");

            assertThat(found())
                    .containsExactly(
                            "warning: lib: the project is deprecated: use other [project-deprecated]",
                            "error: six: the project is quarantined: is malware [project-quarantined]");
        }

        @Test
        void isFoundWhereAProjectHasItNoLonger() {
            change(PUBLIC, OF_PUBLIC, "project old: archived, is done\n", "");

            assertThat(found())
                    .containsExactly("note: old: the project was archived, and is so no longer [project-active]");
        }
    }

    @Nested
    class AFeed {
        @Test
        void isFoundWithANewRelease() {
            world.index(DISTRO, OF_DISTRO.replace("2025-01-31", "2025-02-28"));

            assertThat(found())
                    .containsExactly("note: distro: what it says is of 2025-02-28T00:00:00Z, newer than the"
                            + " 2025-01-31T00:00:00Z of the lock [feed-newer]");
        }

        @Test
        void isFoundWithAnOlderRelease() {
            world.index(DISTRO, OF_DISTRO.replace("2025-01-31", "2024-12-24"));

            assertThat(found())
                    .containsExactly("error: distro: what it says is of 2024-12-24T00:00:00Z, older than the"
                            + " 2025-01-31T00:00:00Z of the lock [feed-older]");
        }

        @Test
        void isFoundWhereItIsVouchedForOtherwise() {
            Lock https = LockFile.parse(
                            LockText.of(lock).replace("trust = \"signed\"", "trust = \"https\""),
                            Path.of(LockFile.NAME))
                    .lock();
            assertThat(lines(world.verify(https, how -> how)))
                    .containsExactly("note: distro: what vouches for it was https, and is signed [trust-raised]");

            world.index(DISTRO, unsigned("click", "idna"));

            assertThat(found())
                    .containsExactly("error: distro: what vouches for it was signed, and is unsigned [trust-lowered]");
        }

        @Test
        void isAsOldAndAsFarVouchedForAsTheLeastOfItsSources() {
            world.index(DISTRO, unsigned("idna"));
            assertThat(found())
                    .containsExactly("error: distro: what vouches for it was signed, and is unsigned [trust-lowered]");

            world.index(DISTRO, OF_DISTRO.replaceFirst("2025-01-31", "2025-02-28"));
            assertThat(found()).isEmpty();

            world.index(
                    DISTRO, OF_DISTRO.replaceFirst("2025-01-31", "2025-02-28").replace("2025-01-31", "2024-12-24"));
            assertThat(found())
                    .containsExactly("error: distro: what it says is of 2024-12-24T00:00:00Z, older than the"
                            + " 2025-01-31T00:00:00Z of the lock [feed-older]");
        }

        @Test
        void isFoundWithoutADate() {
            world.index(DISTRO, OF_DISTRO.replace(" | date 2025-01-31", ""));

            assertThat(found())
                    .containsExactly("error: distro: what it says is of no date, older than the"
                            + " 2025-01-31T00:00:00Z of the lock [feed-older]");
        }

        @Test
        void isFoundWithAnotherDigest() {
            String said = OF_DISTRO.replace("-1 |", "-1 | feed-digest " + "a".repeat(64) + " |");
            world.index(DISTRO, said);
            Lock former = world.locked("app", "idna");
            assertThat(former.record().orElseThrow().index(DISTRO).orElseThrow().digest())
                    .contains("sha256:" + "a".repeat(64));
            assertThat(lines(world.verify(former, how -> how))).isEmpty();

            world.index(DISTRO, said.replace("a".repeat(64), "b".repeat(64)));
            assertThat(lines(world.verify(former, how -> how)))
                    .containsExactly("note: distro: what it says of its packages had the digest sha256:"
                            + "a".repeat(64) + ", and has sha256:" + "b".repeat(64) + " [feed-changed]");
            // Who says nothing of it says nothing else, and neither does a lock that has none.
            world.index(DISTRO, OF_DISTRO);
            assertThat(lines(world.verify(former, how -> how))).isEmpty();
            assertThat(lock.record().orElseThrow().index(DISTRO).orElseThrow().digest())
                    .isEmpty();
            world.index(DISTRO, said);
            assertThat(found()).isEmpty();
        }

        private static InMemoryIndex unsigned(String... unsigned) {
            InMemoryIndex.Builder index = InMemoryIndex.builder();
            List.of("click 8.1", "idna 3.3").forEach(release -> {
                String name = release.substring(0, release.indexOf(' '));
                String version = release.substring(release.indexOf(' ') + 1);
                index.release(
                        name,
                        version,
                        says -> says.provided(new ProvidedPackage(
                                Version.parse(version),
                                "python3-" + name,
                                version + "-1",
                                "pkg:deb/debian/python3-" + name + "@" + version + "-1",
                                List.of(unsigned).contains(name)
                                        ? ProvidedPackage.Trust.UNSIGNED
                                        : ProvidedPackage.Trust.SIGNED,
                                Optional.of(Instant.parse("2025-01-31T00:00:00Z")),
                                ProvidedPackage.Evidence.DECLARED,
                                List.of())));
            });
            return index.build();
        }

        @Test
        void isFoundWithOtherBytesOfAPackage() {
            String hashed = OF_DISTRO.replace("@3.3-1", "@3.3-1 | sha256 " + "a".repeat(64));
            world.index(DISTRO, hashed);
            Lock former = world.locked("idna");
            assertThat(former.record().orElseThrow().provided().get(0).sha256()).contains("a".repeat(64));
            assertThat(lines(world.verify(former, how -> how))).isEmpty();

            world.index(DISTRO, hashed.replace("a".repeat(64), "b".repeat(64)));
            assertThat(lines(world.verify(former, how -> how)))
                    .containsExactly("error: idna: python3-idna was sha256:" + "a".repeat(64) + ", and is sha256:"
                            + "b".repeat(64) + " [package-hash-changed]");
            // Who says nothing of it says nothing else.
            world.index(DISTRO, OF_DISTRO);
            assertThat(lines(world.verify(former, how -> how))).isEmpty();
        }

        @Test
        void isFoundWithOtherRequirementsOfAPackage() {
            String requires = OF_DISTRO.replace("click@8.1-1", "click@8.1-1: idna>=2, six>=1; os_name == 'nt'");
            world.index(DISTRO, requires);
            Lock former = world.locked("click");
            assertThat(former.record().orElseThrow().provided().get(0).requires())
                    .containsExactly("idna>=2");
            assertThat(lines(world.verify(former, how -> how))).isEmpty();

            world.index(DISTRO, requires.replace("idna>=2", "idna>=3"));
            assertThat(lines(world.verify(former, how -> how)))
                    .containsExactly("error: click: python3-click required idna>=2, and says idna>=3, six>=1"
                            + " [requires-changed]");
        }

        /** The lock itself is what was changed, and the feed is as it was. */
        @ParameterizedTest
        @ValueSource(strings = {"[]", "[\"idna<4,>=3\"]", "[\"idna>=2\", \"backdoor\"]"})
        void isFoundWithRequirementsThatSomebodyWroteIntoTheLock(String written) {
            world.index(DISTRO, OF_DISTRO.replace("click@8.1-1", "click@8.1-1: idna>=2"));
            String text = LockText.of(world.locked("click"));
            Lock changed = LockFile.parse(
                            text.replace("requires = [\"idna>=2\"]", "requires = " + written), Path.of(LockFile.NAME))
                    .lock();

            assertThat(lines(world.verify(changed, how -> how)))
                    .singleElement()
                    .asString()
                    .endsWith("and says idna>=2 [requires-changed]");
        }

        /** Whatever the lock says that it requires: nothing, or something. */
        @ParameterizedTest
        @ValueSource(strings = {"", ": idna>=2"})
        void isFoundWithMetadataThatCannotBeUsed(String requires) {
            String feed = OF_DISTRO.replace("click@8.1-1", "click@8.1-1" + requires);
            world.index(DISTRO, feed);
            Lock former = world.locked("click");
            world.index(
                    DISTRO,
                    new Feed(
                            feed,
                            new MetadataAnswer.Unusable(UnusableCause.UNREADABLE_METADATA),
                            new PublishedAnswer.None("")));

            assertThat(lines(world.verify(former, how -> how)))
                    .containsExactly("error: click: python3-click 8.1-1 cannot be used any more: unreadable-metadata"
                            + " [package-unusable]");
        }

        /** What the distributor says is enough, and what lies within the package cannot be had. */
        @Test
        void isFoundWithoutAPackageThatIsNotNeededToSaySo() {
            String feed = OF_DISTRO.replace("click@8.1-1", "click@8.1-1: idna>=2");
            world.index(DISTRO, feed);
            Lock former = world.locked("click");
            IndexFault fault = IndexFault.of(IndexFault.Kind.OFFLINE, "https://distro.example.org/", "is not kept");
            String today = feed.replace("idna>=2", "idna>=3");
            world.index(DISTRO, new Feed(today, null, new PublishedAnswer.Unavailable(fault)));

            assertThat(lines(world.verify(former, how -> how)))
                    .containsExactly(
                            "error: click: python3-click required idna>=2, and says idna>=3 [requires-changed]");

            // What applies to some target only may be required within as the lock says.
            String some = feed.replace("idna>=2", "idna>=3; os_name == 'nt'");
            world.index(DISTRO, new Feed(some, null, new PublishedAnswer.Unavailable(fault)));
            assertThat(lines(world.verify(former, how -> how)))
                    .singleElement()
                    .asString()
                    .startsWith("not checked: click: python3-click: distro ");
        }

        /** A feed that answers otherwise for the metadata of click, and for what lies within packages. */
        private static final class Feed extends ForwardingIndex {
            private final @Nullable MetadataAnswer metadata;
            private final PublishedAnswer within;

            Feed(String text, @Nullable MetadataAnswer metadata, PublishedAnswer within) {
                super(InMemoryIndex.parse(text));
                this.metadata = metadata;
                this.within = within;
            }

            @Override
            public CompletionStage<MetadataAnswer> metadata(ProjectName name, ProvidedPackage by) {
                boolean isSame = metadata == null || !name.value().equals("click");
                return isSame ? super.metadata(name, by) : CompletableFuture.completedFuture(metadata);
            }

            @Override
            public CompletionStage<PublishedAnswer> published(ProjectName name, ProvidedPackage by) {
                return CompletableFuture.completedFuture(within);
            }
        }

        @Test
        void isFoundWithAnotherVersionOfAPackage() {
            change(DISTRO, OF_DISTRO, "python3-idna@3.3-1", "python3-idna@3.3-2");

            assertThat(found())
                    .containsExactly("error: idna: python3-idna was 3.3-1, and is 3.3-2 [package-version-changed]");
        }

        @Test
        void isFoundWithoutAPackage() {
            change(DISTRO, OF_DISTRO, "python3-idna@3.3-1", "python3-idna2@3.3-1");

            assertThat(found())
                    .containsExactly("error: idna: python3-idna 3.3-1 provided it, and no package of that name does so"
                            + " now [package-missing]");
        }

        @Test
        void isFoundWithAPackageOfAnotherVersionOfTheProject() {
            change(DISTRO, OF_DISTRO, "idna 3.3 provided", "idna 3.4 provided");

            assertThat(found())
                    .containsExactly(
                            "error: idna: python3-idna provided 3.3, and provides 3.4" + " [provided-version-changed]");
        }

        @Test
        void isFoundWithAPackageOfAnotherKind() {
            change(DISTRO, OF_DISTRO, "pkg:deb/debian/python3-idna", "pkg:deb/other/python3-idna");

            assertThat(found()).singleElement().asString().endsWith(" [purl-changed]");
        }

        @Test
        void isFoundWithAPackageThatCannotBeUsed() {
            change(DISTRO, OF_DISTRO, "python3-idna@3.3-1", "python3-idna@3.3-1 | unusable version: None");

            assertThat(found())
                    .singleElement()
                    .asString()
                    .contains("idna: python3-idna 3.3-1 cannot be used any more", "[package-unusable]");
        }
    }

    @Nested
    class AnEnvironment {
        @TempDir
        private Path folder;

        private List<String> found() throws IOException {
            InstalledProjects installed = InstalledProjects.read(folder);
            return lines(world.verify(lock, how -> how.installed(installed)));
        }

        @Test
        void hasWhatIsProvidedAtItsVersion() throws IOException {
            Files.createDirectory(folder.resolve("click-8.1.dist-info"));
            Files.createDirectories(folder.resolve("Idna.egg-info"));
            Files.writeString(folder.resolve("Idna.egg-info/PKG-INFO"), "Metadata-Version: 1.1\nVersion: 3.3.0\n\nx");

            assertThat(found()).isEmpty();
        }

        @Test
        void lacksIt() throws IOException {
            Files.createDirectory(folder.resolve("click-8.0-py3.12.egg-info"));
            Files.writeString(folder.resolve("idna"), "no folder of metadata");

            assertThat(found())
                    .containsExactly(
                            "error: click: python3-click is to provide 8.1, and 8.0 is installed [installed-version]",
                            "error: idna: python3-idna is to provide 3.3, and nothing of it is installed"
                                    + " [installed-missing]");
        }

        @Test
        void mayHoldAnything() throws IOException {
            for (String name :
                    List.of("-1.dist-info", ".dist-info", "a.egg-info", "é-1.dist-info", "click-8.1.dist-info")) {
                Files.createDirectory(folder.resolve(name));
            }
            Files.write(folder.resolve("idna.egg-info"), new byte[] {(byte) 0xff, 0, 10, 'V'});

            InstalledProjects installed = InstalledProjects.read(folder);

            assertThat(installed.versions(ProjectName.parse("click"))).containsExactly("8.1");
            assertThat(installed.versions(ProjectName.parse("idna"))).containsExactly("");
        }
    }

    @Nested
    class ATarget {
        private List<String> found(Target target) {
            return lines(world.verify(lock, how -> how.target(target)));
        }

        @Test
        void isTheOneOfTheLockOrRefused() {
            assertThat(found(TARGET)).isEmpty();
            assertThat(found(Target.cpython("3.12", List.of("win_amd64"))))
                    .singleElement()
                    .asString()
                    .endsWith(" [target-refused]");
            assertThat(found(Target.cpython("3.11", List.of("manylinux_2_28_x86_64"))))
                    .containsExactly("error: the lock is for ==3.12.*, not for 3.11.0 [target-refused]");
        }

        @Test
        void isRefusedByAPackageThatDoesNotFit() {
            Lock foreign = LockFile.parse("""
                            lock-version = "1.0"
                            created-by = "another"
                            [[packages]]
                            name = "lib"
                            version = "1.0"
                            requires-python = ">=3.13"
                            sdist = { name = "lib-1.0.tar.gz", url = "https://x.example.org/lib-1.0.tar.gz", hashes = { sha256 = "%1$s" } }
                            [[packages]]
                            name = "six"
                            version = "1.15"
                            wheels = [{ name = "six-1.15-cp312-cp312-win_amd64.whl", url = "https://x.example.org/six-1.15-cp312-cp312-win_amd64.whl", hashes = { sha256 = "%1$s" } }]
                            [[packages]]
                            name = "old"
                            version = "1.0"
                            marker = "sys_platform == 'win32'"
                            wheels = [{ name = "old-1.0-cp312-cp312-win_amd64.whl", url = "https://x.example.org/old-1.0-cp312-cp312-win_amd64.whl", hashes = { sha256 = "%1$s" } }]
                            """.formatted("ab".repeat(32)), Path.of(LockFile.NAME))
                    .lock();

            assertThat(lines(world.verify(foreign, how -> how.target(TARGET))))
                    .filteredOn(line -> line.endsWith("[target-refused]"))
                    .containsExactly(
                            "error: lib: it is for Python >=3.13, not for 3.12.0 [target-refused]",
                            "error: six: it is for six-1.15-cp312-cp312-win_amd64.whl, not for the target"
                                    + " [target-refused]");
            assertThat(lines(world.verify(foreign, how -> how.target(Target.cpython("3.13", List.of("win_amd64"))))))
                    .filteredOn(line -> line.endsWith("[target-refused]"))
                    .hasSize(2);
        }
    }

    @Nested
    class WhatIsForATarget {
        private List<String> refused(String... packages) {
            StringBuilder text = new StringBuilder("""
                    lock-version = "1.0"
                    created-by = "another"
                    extras = ["fast"]
                    dependency-groups = ["dev"]
                    default-groups = ["main"]
                    """);
            for (String one : packages) {
                String[] fields = one.split(" \\| ", -1);
                text.append("""
                        [[packages]]
                        name = "six"
                        version = "%1$s"
                        marker = "%2$s"
                        wheels = [{ url = "https://x.example.org/six-%1$s-%3$s.whl", hashes = { sha256 = "%4$s" } }]
                        """.formatted(fields[0], fields[1], fields[2], "ab".repeat(32)));
            }
            Lock foreign =
                    LockFile.parse(text.toString(), Path.of(LockFile.NAME)).lock();
            return lines(world.verify(foreign, how -> how.target(TARGET))).stream()
                    .filter(line -> line.endsWith("[target-refused]"))
                    .toList();
        }

        @Test
        void isNoneOfTheExtrasAndTheDefaultGroups() {
            assertThat(refused(
                            "1.0 | 'dev' in dependency_groups | cp312-cp312-win_amd64",
                            "1.1 | 'fast' in extras | cp312-cp312-win_amd64"))
                    .isEmpty();
            assertThat(refused("1.0 | 'main' in dependency_groups | cp312-cp312-win_amd64"))
                    .containsExactly("error: six: it is for six-1.0-cp312-cp312-win_amd64.whl, not for the target"
                            + " [target-refused]");
        }

        @Test
        void isOneEntryOfAName() {
            assertThat(refused(
                            "1.0 | sys_platform == 'linux' | py3-none-any",
                            "2.0 | sys_platform == 'win32' | py3-none-any"))
                    .isEmpty();
            assertThat(refused(
                            "1.0 | sys_platform == 'linux' | py3-none-any",
                            "2.0 | python_version >= '3.12' | py3-none-any"))
                    .containsExactly("error: six: several of its entries are for the target at once, which an installer"
                            + " refuses: six 1.0, six 2.0 [target-refused]");
        }

        @Test
        void mayBeAnyOfWhatCannotBeTold() {
            assertThat(refused(
                            "1.0 | platform_release == 'six' | py3-none-any",
                            "2.0 | platform_release != 'six' | py3-none-any"))
                    .isEmpty();
        }
    }

    @Nested
    class ALockByAnotherTool {
        private Lock foreign(String... packages) {
            List<String> parts = new ArrayList<>(List.of("lock-version = \"1.0\"\ncreated-by = \"another\"\n"));
            parts.addAll(List.of(packages));
            return LockFile.parse(String.join("", parts), Path.of(LockFile.NAME))
                    .lock();
        }

        private String six(String index) {
            String hash = lock.packages(ProjectName.parse("six"))
                    .get(0)
                    .source()
                    .files()
                    .get(0)
                    .hashes()
                    .get("sha256");
            return """
                    [[packages]]
                    name = "six"
                    version = "1.15"
                    %s
                    wheels = [{ name = "six-1.15-py3-none-any.whl", url = "https://x.example.org/six-1.15-py3-none-any.whl", hashes = { sha256 = "%s" } }]
                    """.formatted(index, hash);
        }

        @Test
        void isVerifiedAsFarAsItNamesTheSupplier() {
            Lock foreign = foreign(six("index = \"https://public.example.org/simple\""));
            assertThat(lines(world.verify(foreign, how -> how))).isEmpty();

            world.index(OURS, "six 9.0");

            assertThat(lines(world.verify(foreign, how -> how)))
                    .containsExactly("error: six: public supplied it, and now ours (order) does [owner-changed]");
        }

        @Test
        void isNotCheckedWhereItDoesNot() {
            Verification found = world.verify(foreign(six("")), how -> how);

            assertThat(lines(found))
                    .containsExactly("not checked: six: the lock does not say which index supplies it [not-checked]");
            assertThat(found.outcome()).isEqualTo(Verification.Outcome.NOT_CHECKED);
        }

        @Test
        void isNotCheckedWhereItsHashIsOfNoKnownKind() {
            String odd = six("index = \"https://public.example.org/simple/\"").replace("sha256 =", "blake9 =");

            Verification found = world.verify(foreign(odd), how -> how);

            assertThat(found.outcome()).isEqualTo(Verification.Outcome.NOT_CHECKED);
            assertThat(lines(found))
                    .containsExactly("not checked: six: six-1.15-py3-none-any.whl: the hashes that the lock has of it"
                            + " could not all be compared, or none is strong [not-checked]");
        }

        @Nested
        class WithSeveralHashes {
            private final String metadata = "Metadata-Version: 2.2\nName: lib\nVersion: 1.0\n";
            private final DistributionFile file = DistributionFile.builder(
                            LIB, "lib-1.0-py3-none-any.whl", "https://files.example.org/lib-1.0-py3-none-any.whl")
                    .build();

            /** What the bytes of the file hash to. */
            private String hex(String algorithm) {
                return InMemoryIndex.builder()
                        .file(file, metadata)
                        .build()
                        .content(file, List.of(algorithm))
                        .toCompletableFuture()
                        .join()
                        .read()
                        .orElseThrow()
                        .hashes()
                        .of(algorithm)
                        .orElseThrow()
                        .hex();
            }

            /** Verifies a file of which the index lists some hashes, and the lock has a SHA-256 and another. */
            private Verification verified(FileHashes listed, String algorithm, String hex) {
                DistributionFile hashed = file.toBuilder().hashes(listed).build();
                world.index(
                        PUBLIC, InMemoryIndex.builder().file(hashed, metadata).build());
                Lock foreign = foreign("""
                        [[packages]]
                        name = "lib"
                        version = "1.0"
                        index = "https://public.example.org/simple/"
                        wheels = [{ name = "%s", url = "%s", hashes = { sha256 = "%s", %s = "%s" } }]
                        """.formatted(file.filename(), file.url(), hex("sha256"), algorithm, hex));
                return world.verify(foreign, how -> how);
            }

            private FileHash sha256() {
                return new FileHash("sha256", hex("sha256"));
            }

            @Test
            void isHeldToThoseThatAreNotListedToo() {
                FileHashes listed = FileHashes.of(List.of(sha256()));

                assertThat(lines(verified(listed, "sha512", hex("sha512")))).isEmpty();
                assertThat(lines(verified(listed, "sha512", "ab".repeat(64))))
                        .singleElement()
                        .asString()
                        .contains("lib-1.0-py3-none-any.whl was sha512:abab", "[hash-changed]");
            }

            @Test
            void isHeldToEachThatIsListed() {
                FileHash other = new FileHash("blake2b", "cd".repeat(64));
                FileHashes listed = FileHashes.of(List.of(sha256(), other));

                assertThat(lines(verified(listed, "blake2b", other.hex()))).isEmpty();
                assertThat(lines(verified(listed, "blake2b", "ab".repeat(64))))
                        .singleElement()
                        .asString()
                        .contains("lib-1.0-py3-none-any.whl was blake2b:abab", "[hash-changed]");
            }

            @Test
            void isNotCheckedWhereOneIsNeitherListedNorComputed() {
                FileHashes listed = FileHashes.of(List.of(sha256()));

                assertThat(lines(verified(listed, "blake2b", "ab".repeat(64))))
                        .singleElement()
                        .asString()
                        .startsWith("not checked: lib: lib-1.0-py3-none-any.whl: ")
                        .endsWith(" [not-checked]");
            }
        }

        @Test
        void mayNameAnIndexThatThePolicyDoesNotHave() {
            Lock foreign = foreign(six("index = \"https://third.example.org/simple\""));

            assertThat(lines(world.verify(foreign, how -> how)))
                    .containsExactly(
                            "error: the policy has no index at https://third.example.org/simple any more [index-gone]",
                            "error: six: https://third.example.org/simple supplied it, and now public (order) does"
                                    + " [owner-changed]");
        }
    }

    @Nested
    class AUrlOfTheRequest {
        private final String text = """
                lock-version = "1.0"
                created-by = "headwater"
                [[packages]]
                name = "tool"
                version = "1.0"
                archive = { url = "%s", hashes = { sha256 = "%s" } }
                [packages.tool.headwater]
                rule = "direct-url"
                verified = true
                [tool.headwater]
                format = 1
                request-digest = "sha256:1"
                policy-digest = "%s"
                strategy = "owner-first"
                target = { python = "3.12.0", platforms = [] }
                [[tool.headwater.ownership]]
                name = "tool"
                rule = "direct-url"
                asked = []
                """;

        private List<String> found(String url, String sha256) {
            IndexPolicy policy = world.policy();
            Lock named = LockFile.parse(text.formatted(url, sha256, policy.digest()), Path.of(LockFile.NAME))
                    .lock();
            IndexFactory factory = IndexFactory.of(world.indexes).orElse(new Archives());
            try (Resolver resolver = LockWorld.resolver(policy, factory);
                    Owners owners = resolver.owners()) {
                return lines(Verifying.builder(owners, policy, factory).build().verify(named));
            }
        }

        @Test
        void isReadAndNoIndexIsToldItsName() {
            world.index(PUBLIC, OF_PUBLIC + "failing tool: status 503");
            String url = "https://files.example.org/tool-1.0.zip";

            assertThat(found(url, Archives.SHA256)).isEmpty();
            assertThat(found(url, "ab".repeat(32))).singleElement().asString().endsWith(" [hash-changed]");
        }

        @Test
        void isNotReadWhereARequestCouldNotNameIt() {
            assertThat(found("http://files.example.org/tool-1.0.zip", Archives.SHA256))
                    .containsExactly("not checked: tool: tool-1.0.zip: the hashes that the lock has of it could not"
                            + " all be compared, or none is strong [not-checked]");
        }

        /** Reads any archive as the same bytes. */
        private static final class Archives implements IndexFactory {
            private static final String SHA256 = "cd".repeat(32);

            @Override
            public Optional<PackageIndex> create(IndexEntry entry, IndexPolicy policy) {
                return Optional.empty();
            }

            @Override
            public Optional<PackageIndex> archives(IndexPolicy policy) {
                ContentAnswer read = new ContentAnswer.Read(
                        FileHashes.of(List.of(new FileHash("sha256", SHA256))),
                        new MetadataAnswer.Unusable(UnusableCause.UNRELIABLE));
                return Optional.of(new PackageIndex() {
                    @Override
                    public CompletionStage<ProjectAnswer> project(ProjectName name) {
                        return CompletableFuture.completedFuture(new ProjectAnswer.Absent());
                    }

                    @Override
                    public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
                        return CompletableFuture.failedFuture(new IllegalStateException("nobody asks"));
                    }

                    @Override
                    public CompletionStage<ContentAnswer> content(DistributionFile file, List<String> algorithms) {
                        return CompletableFuture.completedFuture(read);
                    }
                });
            }
        }
    }

    @Test
    void otherOverlaysAreFound() {
        String text = LockText.of(lock).replace("strategy =", "overlay-digest = \"sha256:5\"\nstrategy =");
        Lock overlaid = LockFile.parse(text, Path.of(LockFile.NAME)).lock();

        assertThat(lines(world.verify(overlaid, how -> how)))
                .containsExactly("warning: the overlays were sha256:5, and are none [overlays-changed]");
    }

    @Test
    void whereNoIndexAnswersNothingIsCheckedAndNothingInvented() {
        IndexFault fault =
                IndexFault.of(IndexFault.Kind.OFFLINE, "https://ours.example.org/simple/", "nothing is kept");
        world.index(OURS, InMemoryIndex.builder().failing(fault).build());
        Verification found = verified();

        assertThat(found.differences()).isEmpty();
        assertThat(found.unchecked()).hasSize(9).allMatch(one -> one.fault().equals(Optional.of(fault)));
    }

    @Nested
    class WhatOverlaysChange {
        private static final String LIFT = """
                [[overlay]]
                id = "lift"
                reason = "it works"
                index = "public"
                project = "lib"
                versions = "==1.0"
                requires-python = ">=3.8"
                """;

        private static final String CLICK = """
                [[overlay]]
                id = "click-python"
                reason = "it works"
                index = "distro"
                project = "click"
                versions = "==8.1"
                requires-python = ">=3.8"
                """;

        private static final String OTHER = """
                [[overlay]]
                id = "other"
                reason = "nobody asks for it"
                index = "*"
                project = "other"
                versions = "==1.0"
                requires-python = ">=3.8"
                """;

        private void in(String overlays) {
            world.says = policy -> policy.overlays(OverlayFile.parse(overlays, Path.of("overlays.toml")));
        }

        private Lock lockedUnder(String overlays) {
            in(overlays);
            return world.locked("app", "internal", "click", "idna", "withdrawn==1.0");
        }

        private List<String> found(Lock under, String overlays) {
            in(overlays);
            return lines(world.verify(under, how -> how)).stream()
                    .map(line -> line.replaceAll("sha256:[0-9a-f]{64}", "sha256:…"))
                    .toList();
        }

        @Test
        void isLocked() {
            Lock under = lockedUnder(LIFT + CLICK + OTHER);
            LockRecord record = under.record().orElseThrow();
            LockedOverlays lib = under.packages().stream()
                    .filter(one -> one.name().equals(LIB))
                    .findFirst()
                    .orElseThrow()
                    .supply()
                    .orElseThrow()
                    .overlays();

            assertThat(record.overlayDigest())
                    .isEqualTo(world.policy().overlays().digest());
            assertThat(lib.ids()).containsExactly("lift");
            assertThat(lib.digest())
                    .isEqualTo(OverlayFile.parse(LIFT, Path.of("lift.toml")).digest());
            assertThat(lib.publishedSha256()).isPresent();
            assertThat(record.provided().get(0).overlays().ids()).containsExactly("click-python");
            assertThat(record.provided().get(1).overlays()).isEqualTo(LockedOverlays.NONE);
            assertThat(found(under, OTHER + CLICK + LIFT)).isEmpty();
        }

        @Test
        void isFoundWhereAnOverlayIsWithdrawn() {
            assertThat(found(lockedUnder(LIFT + CLICK), ""))
                    .containsExactly(
                            "warning: the overlays were sha256:…, and are none [overlays-changed]",
                            "error: click: the overlays that change its metadata were click-python, and are none"
                                    + " [overlay-changed]",
                            "error: lib: the overlays that change its metadata were lift, and are none"
                                    + " [overlay-changed]");
        }

        @Test
        void isFoundWhereAnOverlaySaysSomethingElse() {
            assertThat(found(lockedUnder(LIFT), LIFT.replace(">=3.8", ">=3.9")))
                    .containsExactly(
                            "warning: the overlays were sha256:…, and are sha256:… [overlays-changed]",
                            "error: lib: the overlays that change its metadata were lift, and are lift, which say"
                                    + " something else [overlay-changed]");
        }

        @Test
        void isFoundWhereThereIsANewOverlay() {
            assertThat(found(lock, LIFT))
                    .containsExactly(
                            "warning: the overlays were none, and are sha256:… [overlays-changed]",
                            "error: lib: the overlays that change its metadata were none, and are lift"
                                    + " [overlay-changed]");
        }

        @Test
        void isAWarningWhereAnOverlayForOtherProjectsChanged() {
            Verification found = world.verify(lockedUnder(LIFT), how -> {
                in(LIFT + OTHER);
                return how;
            });

            assertThat(found(lockedUnder(LIFT), LIFT + OTHER))
                    .containsExactly("warning: the overlays were sha256:…, and are sha256:… [overlays-changed]");
            assertThat(found.outcome()).isEqualTo(Verification.Outcome.AS_LOCKED);
        }

        @Test
        void isFoundWhereAnOverlayWithdrawsAFile() {
            assertThat(found(lock, LIFT.replace("requires-python = \">=3.8\"", "withdraw = \"malware\"")))
                    .anyMatch(line -> line.startsWith("error: lib: lib-1.0-py3-none-any.whl")
                            && line.endsWith("[file-unusable]"));
        }
    }
}
