// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.audit.Audit;
import dev.headwater.api.audit.AuditedProject;
import dev.headwater.api.audit.Finding;
import dev.headwater.api.audit.Holding;
import dev.headwater.api.audit.Way;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ForwardingIndex;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.LockFile;
import dev.headwater.core.report.AuditReport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditingTest {
    private static final Target TARGET = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));
    private static final Instant NOW = Instant.parse("2026-06-15T00:00:00Z");

    /** Indexes as texts, the first asked first, with all that they are asked. */
    private static final class World {
        private final Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>();
        private final Map<IndexId, UnaryOperator<IndexEntry.Builder>> says = new LinkedHashMap<>();
        private final List<String> asked = new ArrayList<>();
        private UnaryOperator<IndexPolicy.Builder> policy = builder -> builder;

        World index(String id, String text) {
            return index(id, text, entry -> entry);
        }

        World index(String id, String text, UnaryOperator<IndexEntry.Builder> said) {
            indexes.put(IndexId.parse(id), new Counted(id, InMemoryIndex.parse(text)));
            says.put(IndexId.parse(id), said);
            return this;
        }

        World policy(UnaryOperator<IndexPolicy.Builder> said) {
            policy = said;
            return this;
        }

        private Auditing auditing() {
            IndexPolicy.Builder built = IndexPolicy.builder();
            says.forEach((id, said) ->
                    built.index(said.apply(IndexEntry.builder(id, "https://" + id + ".example.org/simple/")
                                    .kind(IndexKind.SUPPLIED))
                            .build()));
            return Auditing.builder(
                            policy.apply(built).build(), IndexFactory.of(indexes), Clock.fixed(NOW, ZoneOffset.UTC))
                    .discloseNames()
                    .build();
        }

        AuditOutcome outcome(UnaryOperator<ResolutionRequest.Builder> said, String... requirements) {
            ResolutionRequest.Builder request = ResolutionRequest.builder(TARGET);
            List.of(requirements).forEach(request::require);
            return auditing().audit(said.apply(request).build());
        }

        Audit audit(String... requirements) {
            return audited(outcome(request -> request, requirements));
        }

        Audit audit(Lock lock) {
            return audited(auditing().audit(lock, TARGET));
        }

        List<String> lines(String... requirements) {
            return text(audit(requirements));
        }

        /** An index that tells what it is asked. */
        private final class Counted extends ForwardingIndex {
            private final String id;

            Counted(String id, PackageIndex index) {
                super(index);
                this.id = id;
            }

            @Override
            public CompletionStage<ProjectAnswer> project(ProjectName name) {
                asked.add(id + " " + name);
                return super.project(name);
            }

            @Override
            public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
                asked.add(id + " " + file.filename());
                return super.metadata(file);
            }
        }
    }

    private static Audit audited(AuditOutcome outcome) {
        assertThat(outcome).isInstanceOf(AuditOutcome.Audited.class);
        return ((AuditOutcome.Audited) outcome).audit();
    }

    private static ResolutionOutcome notAudited(AuditOutcome outcome) {
        assertThat(outcome).isInstanceOf(AuditOutcome.NotAudited.class);
        return ((AuditOutcome.NotAudited) outcome).resolution();
    }

    private static List<String> text(Audit audit) {
        return AuditReport.of(audit).text().lines().toList();
    }

    @Nested
    class Merging {
        @Test
        void takesAHigherVersionBelowTheOwnerOfAName() {
            Audit audit = new World()
                    .index("ours", "tool 1.0 1.1")
                    .index("public", "tool 99.0\nother 1.0")
                    .audit("tool", "other");

            assertThat(audit.outcome()).isEqualTo(Audit.Outcome.DIFFERENT);
            assertThat(text(audit))
                    .containsExactly(
                            "attack-shaped: tool: unsafe-best-match takes 99.0 from public, which is below ours, instead"
                                    + " of 1.1 from ours; it has no version in common with that [higher-below]",
                            "in several: tool: ours 1.1, public 99.0 (no version in common)");
            assertThat(AuditReport.of(audit).summary())
                    .isEqualTo("2 projects, 1 in more than one index: 1 difference, 1 has the shape of an attack");
        }

        @Test
        void saysWhereBothHaveTheSameProject() {
            assertThat(new World()
                            .index("distro", "tool 1.0 provided pkg:deb/debian/python3-tool@1.0-1")
                            .index("public", "tool 1.0 2.0")
                            .audit("tool"))
                    .satisfies(audit -> {
                        assertThat(audit.attackShaped()).hasSize(1);
                        assertThat(audit.projects().get(0).holdings())
                                .extracting(Holding::shared)
                                .containsExactly(true, true);
                        assertThat(text(audit).get(0)).doesNotContain("in common");
                    });
        }

        @Test
        void bringsInWhatAnotherVersionRequires() {
            assertThat(new World()
                            .index("ours", "tool 1.0: inner\ninner 1.0")
                            .index("public", "tool 2.0: evil\nevil 0.1")
                            .lines("tool"))
                    .containsExactly(
                            "attack-shaped: tool: unsafe-best-match takes 2.0 from public, which is below ours, instead"
                                    + " of 1.0 from ours; it has no version in common with that [higher-below]",
                            "different: evil: unsafe-best-match takes 0.1 from public, and by its owner it is not taken"
                                    + " [added]",
                            "different: inner: unsafe-best-match does not take it, and by its owner it is 1.0 from ours"
                                    + " [left-out]",
                            "in several: tool: ours 1.0, public 2.0 (no version in common)");
        }

        @Test
        void judgesEachIndexByItsOwnRules() {
            World world = new World()
                    .index("ours", "tool 1.0 | uploaded 2020-01-01")
                    .index("public", "tool 2.0 | uploaded 2026-06-14", entry -> entry.coolDown(Duration.ofDays(7)));

            assertThat(world.audit("tool").outcome()).isEqualTo(Audit.Outcome.SAME);
            assertThat(new World()
                            .index("ours", "project tool: quarantined, is malware\ntool 9.0")
                            .index("public", "tool 2.0")
                            .lines("tool"))
                    .contains("different: by owners there is no solution; resolve says why")
                    .anyMatch(line -> line.startsWith("different: tool: unsafe-best-match and unsafe-first-match take"
                            + " 2.0 from public, which is below ours, of which nothing is taken"));
        }

        @Test
        void takesEitherOfTwoFilesOfOneName() {
            Audit audit = new World()
                    .index("ours", "tool 1.0")
                    .index("public", "tool 1.0: evil\nevil 1.0")
                    .audit("tool");

            assertThat(text(audit))
                    .containsExactly(
                            "attack-shaped: tool: public lists tool-1.0-py3-none-any.whl with other bytes than ours,"
                                    + " below which it is; what merges takes either [other-bytes]",
                            "in several: tool: ours 1.0, public 1.0");
        }

        @Test
        void takesTheBestFileOfAVersionWhoeverHasIt() {
            Audit audit = new World()
                    .index("ours", "tool 1.0 | sdist")
                    .index("public", "tool 1.0")
                    .audit("tool");

            assertThat(audit.findings())
                    .extracting(one -> one.kind().code() + " " + one.ways())
                    .containsExactly("other-index [UNSAFE_BEST_MATCH]");
        }
    }

    @Nested
    class TheFirstMatch {
        @Test
        void goesOnWhereNothingCanBeUsed() {
            World world = new World()
                    .index("ours", "tool 3.0 | wheel cp39-cp39-win_amd64")
                    .index("public", "tool 1.0")
                    .index("last", "tool 2.0");

            assertThat(world.audit("tool").projects().get(0).otherwise())
                    .hasToString("{UNSAFE_BEST_MATCH=2.0 from last, UNSAFE_FIRST_MATCH=1.0 from public}");
        }

        @Test
        void staysWithTheFirstWhereThatFits() {
            Audit audit = new World()
                    .index("ours", "tool 1.0")
                    .index("public", "tool 2.0")
                    .audit("tool");

            assertThat(audit.projects().get(0).otherwise().get(Way.UNSAFE_FIRST_MATCH))
                    .hasToString("1.0 from ours");
        }

        @Test
        void goesOnWhereTheVersionsOfTheFirstDoNotFit() {
            Audit audit = new World()
                    .index("ours", "tool 1.0")
                    .index("public", "tool 2.0 3.0")
                    .audit("tool>=2");

            assertThat(audit.solved()).isFalse();
            assertThat(audit.outcome()).isEqualTo(Audit.Outcome.DIFFERENT);
            assertThat(audit.projects().get(0).otherwise())
                    .hasToString("{UNSAFE_BEST_MATCH=3.0 from public, UNSAFE_FIRST_MATCH=3.0 from public}");
            // Higher than all that the owner has, of which nothing is taken.
            assertThat(audit.attackShaped()).extracting(Finding::ways).containsExactly(List.of(Way.values()));
        }

        @Test
        void triesAllOfTheFirstBeforeAnyOfTheNext() {
            Audit audit = new World()
                    .index("ours", "tool 1.0\ntool 2.0: nobodys")
                    .index("public", "tool 3.0 0.1")
                    .audit("tool");

            assertThat(audit.projects().get(0).otherwise().get(Way.UNSAFE_FIRST_MATCH))
                    .hasToString("1.0 from ours");
        }

        @Test
        void prefersAPreReleaseOfTheFirst() {
            Audit audit = new World()
                    .index("ours", "tool 1.0rc1")
                    .index("public", "tool 0.9")
                    .audit("tool");

            assertThat(audit.projects().get(0).otherwise())
                    .hasToString("{UNSAFE_BEST_MATCH=0.9 from public, UNSAFE_FIRST_MATCH=1.0rc1 from ours}");
        }
    }

    @Nested
    class AWay {
        @Test
        void mayHaveNoSolutionWhereTheOwnersHaveOne() {
            // The wheel goes before the source distribution of the same version, and brings other requirements.
            Audit audit = new World()
                    .index("ours", "tool 1.0 | sdist")
                    .index("public", "tool 1.0: nobodys")
                    .audit("tool");

            assertThat(audit.solved()).isTrue();
            assertThat(audit.unsolved()).containsExactly(Way.UNSAFE_BEST_MATCH);
            assertThat(audit.outcome()).isEqualTo(Audit.Outcome.DIFFERENT);
            assertThat(text(audit))
                    .containsExactly(
                            "different: unsafe-best-match has no solution", "in several: tool: ours 1.0, public 1.0");
        }

        @Test
        void mayHaveAsLittleAsTheOwners() {
            Audit audit = new World()
                    .index("ours", "lib 1.0 | wheel cp39-cp39-win_amd64")
                    .index("public", "nothing 1.0")
                    .audit("lib");

            assertThat(audit.outcome()).isEqualTo(Audit.Outcome.UNSATISFIABLE);
            assertThat(AuditReport.of(audit).summary())
                    .isEqualTo("1 project, 0 in more than one index: there is no solution by any way");
        }

        @Test
        void hasTheHotfixesOfTheIndexThatListsAFile() {
            Overlay hotfix = Overlay.builder("mine", ProjectName.parse("tool"))
                    .reason("nobody has what it requires")
                    .index(IndexId.parse("ours"))
                    .scope(OverlayScope.version(Version.parse("2.0")))
                    .remove(Requirement.parse("nobodys"))
                    .build();
            World world = new World()
                    .index("ours", "tool 2.0: nobodys")
                    .index("public", "tool 1.0")
                    .policy(policy -> policy.overlays(OverlaySet.of(List.of(hotfix))));

            assertThat(world.audit("tool").projects().get(0).otherwise())
                    .hasToString("{UNSAFE_BEST_MATCH=2.0 from ours, UNSAFE_FIRST_MATCH=2.0 from ours}");
        }

        @Test
        void goesByWhatIsPublishedBehindTheOwnerWhereAHotfixDoesNotFit() {
            Overlay hotfix = Overlay.builder("any", ProjectName.parse("tool"))
                    .reason("for the file of the owner")
                    .scope(OverlayScope.version(Version.parse("2.0")))
                    .remove(Requirement.parse("nobodys"))
                    .build();
            UnaryOperator<IndexPolicy.Builder> policy = said -> said.overlays(OverlaySet.of(List.of(hotfix)));

            assertThat(new World()
                            .index("ours", "tool 1.0")
                            .index("public", "tool 2.0: other\nother 1.0")
                            .policy(policy)
                            .lines("tool"))
                    .containsExactly(
                            "attack-shaped: tool: unsafe-best-match takes 2.0 from public, which is below ours, instead"
                                    + " of 1.0 from ours; it has no version in common with that [higher-below]",
                            "different: other: unsafe-best-match takes 1.0 from public, and by its owner it is not taken"
                                    + " [added]",
                            "in several: tool: ours 1.0, public 2.0 (no version in common)");
            assertThat(notAudited(new World()
                            .index("ours", "tool 2.0: other")
                            .index("public", "other 1.0")
                            .policy(policy)
                            .outcome(request -> request, "tool")))
                    .isInstanceOf(ResolutionOutcome.InvalidRequest.class);
        }

        /** Merging has no page of one index, but a pin says whose files the hotfix is for. */
        @Test
        void hasTheHotfixesOfAnyIndexForWhatIsPinned() {
            Overlay hotfix = Overlay.builder("any", ProjectName.parse("tool"))
                    .reason("nobody has what it requires")
                    .scope(OverlayScope.version(Version.parse("2.0")))
                    .remove(Requirement.parse("nobodys"))
                    .build();
            World world = new World()
                    .index("ours", "tool 2.0: nobodys")
                    .index("public", "tool 3.0")
                    .policy(policy -> policy.pin(ProjectName.parse("tool"), IndexId.parse("ours"))
                            .overlays(OverlaySet.of(List.of(hotfix))));

            Audit audit = world.audit("tool");

            assertThat(audit.outcome()).isEqualTo(Audit.Outcome.SAME);
            assertThat(text(audit)).isEmpty();
        }

        @Test
        void isTheSameWhereOneIndexHasAll() {
            Audit audit = new World()
                    .index("ours", "other 1.0")
                    .index("public", "tool 1.0: six\nsix 1.16")
                    .audit("tool");

            assertThat(audit.outcome()).isEqualTo(Audit.Outcome.SAME);
            assertThat(text(audit)).isEmpty();
            assertThat(AuditReport.of(audit).summary())
                    .isEqualTo("2 projects, 0 in more than one index: all ways take the same");
        }
    }

    @Nested
    class Names {
        @Test
        void thatArePinnedReservedOrDeniedAreToldNobodyElse() {
            World world = new World()
                    .index(
                            "ours",
                            "acme-core 1.0: pinned, denied\npinned 1.0\ndenied 1.0",
                            entry -> entry.reserved(List.of(NamePattern.parse("acme-*"))))
                    .index(
                            "public",
                            "acme-core 9.0\npinned 9.0\ndenied 9.0",
                            entry -> entry.deny(List.of(NamePattern.parse("denied"))))
                    .policy(policy -> policy.pin(ProjectName.parse("pinned"), IndexId.parse("ours")));
            Audit audit = world.audit("acme-core");

            assertThat(audit.outcome()).isEqualTo(Audit.Outcome.SAME);
            assertThat(audit.projects()).extracting(AuditedProject::name).hasSize(3);
            assertThat(audit.projects())
                    .allSatisfy(project -> assertThat(project.holdings())
                            .extracting(Holding::index)
                            .hasSameElementsAs(
                                    project.ownership().owner().stream().toList()));
            assertThat(world.asked).noneMatch(one -> one.startsWith("public"));
        }

        @Test
        void areNotToldToWhatIsNotSearched() {
            World world = new World()
                    .index("ours", "tool 1.0")
                    .index("special", "tool 8.0", entry -> entry.role(IndexRole.ON_DEMAND))
                    .index("off", "tool 9.0", entry -> entry.role(IndexRole.DISABLED));

            assertThat(world.audit("tool").outcome()).isEqualTo(Audit.Outcome.SAME);
            assertThat(world.asked).containsExactly("ours tool", "ours tool-1.0-py3-none-any.whl");
        }

        @Test
        void areAskedOnceForAllWays() {
            World world = new World().index("ours", "tool 1.0").index("public", "tool 2.0");
            world.audit("tool");

            assertThat(world.asked)
                    .containsExactlyInAnyOrder(
                            "ours tool",
                            "ours tool-1.0-py3-none-any.whl",
                            "public tool",
                            "public tool-2.0-py3-none-any.whl");
        }

        @Test
        void areDisclosedOnlyWhereThatIsSaid() {
            IndexPolicy policy = IndexPolicy.builder()
                    .index(IndexEntry.builder(IndexId.parse("ours"), "https://ours.example.org/simple/")
                            .build())
                    .build();

            assertThatThrownBy(() -> Auditing.builder(policy, IndexFactory.of(Map.of()), Clock.systemUTC())
                            .build())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("discloseNames()");
        }

        @Test
        void ofADisclosureAreThoseThatIndexesBelowWouldLearn() {
            IndexPolicy policy = IndexPolicy.builder()
                    .index(entry("ours")
                            .reserved(List.of(NamePattern.parse("acme-*")))
                            .build())
                    .index(entry("public")
                            .deny(List.of(NamePattern.parse("secret")))
                            .build())
                    .index(entry("special").role(IndexRole.ON_DEMAND).build())
                    .pin(ProjectName.parse("pinned"), IndexId.parse("special"))
                    .build();

            assertThat(Disclosure.of(
                            policy,
                            List.of(
                                    ProjectName.parse("tool"),
                                    ProjectName.parse("acme-core"),
                                    ProjectName.parse("secret"),
                                    ProjectName.parse("pinned"),
                                    ProjectName.parse("lib"))))
                    .hasToString("[Disclosure[index=public, names=[lib, tool]]]");
        }

        private IndexEntry.Builder entry(String id) {
            return IndexEntry.builder(IndexId.parse(id), "https://" + id + ".example.org/simple/");
        }
    }

    @Nested
    class AnIndexThatFails {
        @Test
        void isNeverAnAbsence() {
            ResolutionOutcome outcome = notAudited(new World()
                    .index("ours", "tool 1.0")
                    .index("public", "failing tool: status 503")
                    .outcome(request -> request, "tool"));

            assertThat(outcome).isInstanceOfSatisfying(ResolutionOutcome.IndexFailure.class, failure -> {
                assertThat(failure.index()).contains(IndexId.parse("public"));
                assertThat(failure.project()).hasToString("tool");
                assertThat(failure.toString()).contains("'public'").doesNotContain("unsafe-");
            });
        }

        @Test
        void isNamedWhereMetadataFails() {
            ResolutionOutcome outcome = notAudited(new World()
                    .index("ours", "tool 1.0")
                    .index("public", "tool 2.0 | metadata-fault: status 503")
                    .outcome(request -> request, "tool"));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            ResolutionOutcome.IndexFailure.class,
                            failure -> assertThat(failure.index()).contains(IndexId.parse("public")));
        }

        @Test
        void endsTheAuditOfAName() {
            ResolutionOutcome outcome = notAudited(new World()
                    .index("ours", "tool 1.0")
                    .index("public", "tool 2.0 | uploaded never")
                    .outcome(request -> request.excludeNewer(NOW), "tool"));

            assertThat(outcome).isInstanceOf(ResolutionOutcome.InvalidRequest.class);
            assertThat(outcome.toString()).contains("'public'");
        }
    }

    @Nested
    class ALock {
        private Lock lock(String... packages) {
            StringBuilder text = new StringBuilder("lock-version = \"1.0\"\ncreated-by = \"another\"\n");
            for (String each : packages) {
                String[] parts = each.split(" ", 2);
                text.append("""
                        [[packages]]
                        name = "%1$s"
                        version = "%2$s"
                        wheels = [{ name = "%1$s-%2$s-py3-none-any.whl", url = "https://x.example.org/%1$s-%2$s-py3-none-any.whl", hashes = { sha256 = "%3$s" } }]
                        """.formatted(parts[0], parts[1], "ab".repeat(32)));
            }
            return LockFile.parse(text.toString(), Path.of("pylock.toml")).lock();
        }

        @Test
        void ofAnotherToolIsAuditedNameByName() {
            World world =
                    new World().index("ours", "tool 1.0 1.1: more").index("public", "tool 99.0\nlib 1.0\nmore 1.0");
            Audit audit = world.audit(lock("lib 1.0", "tool 1.0"));

            assertThat(audit.projects())
                    .extracting(one -> one.name() + " " + one.locked().orElseThrow() + ", "
                            + one.taken().orElseThrow() + ", " + one.otherwise())
                    .containsExactly(
                            "lib 1.0, 1.0 from public, {UNSAFE_BEST_MATCH=1.0 from public, UNSAFE_FIRST_MATCH=1.0 from"
                                    + " public}",
                            "tool 1.0, 1.1 from ours, {UNSAFE_BEST_MATCH=99.0 from public, UNSAFE_FIRST_MATCH=1.1 from"
                                    + " ours}");
            assertThat(audit.attackShaped()).hasSize(1);
            assertThat(world.asked).containsExactly("ours lib", "public lib", "ours tool", "public tool");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "'default' in dependency_groups and ", "'dev' in dependency_groups and "})
        void isAuditedByWhatItHasForTheTarget(String before) {
            Lock forks = LockFile.parse("""
                            lock-version = "1.0"
                            dependency-groups = ["default", "dev"]
                            default-groups = ["default"]
                            created-by = "another"

                            [[packages]]
                            name = "tool"
                            version = "2.0"
                            marker = "%2$ssys_platform == 'win32'"
                            wheels = [{ url = "https://x.example.org/tool-2.0-py3-none-any.whl", hashes = { sha256 = "%1$s" } }]

                            [[packages]]
                            name = "tool"
                            version = "1.0"
                            marker = "%2$ssys_platform != 'win32'"
                            wheels = [{ url = "https://x.example.org/tool-1.0-py3-none-any.whl", hashes = { sha256 = "%1$s" } }]
                            """.formatted("ab".repeat(32), before), Path.of("pylock.toml"))
                    .lock();
            Audit audit = new World().index("ours", "tool 1.0 2.0").audit(forks);

            assertThat(audit.projects())
                    .extracting(one -> one.name() + " " + one.locked().orElseThrow())
                    .containsExactly("tool 1.0");
        }

        @Test
        void whoseFileIsListedWithOtherBytesBelowSaysSo() {
            Audit audit = new World()
                    .index("ours", "tool 1.0")
                    .index("public", "tool 1.0")
                    .audit(lock("tool 1.0"));

            assertThat(audit.findings()).extracting(one -> one.kind().code()).containsExactly("other-bytes");
        }

        @Test
        void isNotAuditedWithoutEveryIndex() {
            World world = new World().index("ours", "tool 1.0").index("public", "failing: the line is dead");

            assertThat(notAudited(world.auditing().audit(lock("tool 1.0"), TARGET)))
                    .isInstanceOfSatisfying(
                            ResolutionOutcome.IndexFailure.class,
                            failure -> assertThat(failure.index()).isEqualTo(Optional.of(IndexId.parse("public"))));
        }
    }

    @Test
    void twoAuditsHaveTheSameBytes() {
        World world = new World()
                .index("ours", "app 1.0: lib, six\nlib 1.0\nsix 1.0")
                .index("public", "lib 2.0\nsix 1.16\napp 3.0: lib");

        assertThat(AuditReport.of(world.audit("app")).json())
                .isEqualTo(AuditReport.of(world.audit("app")).json());
    }
}
