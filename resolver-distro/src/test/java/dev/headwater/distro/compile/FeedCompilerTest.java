// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import static dev.headwater.distro.compile.Lists.compile;
import static dev.headwater.distro.compile.Lists.folder;
import static dev.headwater.distro.compile.Lists.row;
import static dev.headwater.distro.compile.Lists.suite;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage.NameEvidence;
import dev.headwater.api.index.ProvidedPackage.VersionEvidence;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FeedVersionRule;
import dev.headwater.distro.feed.CompiledFeed;
import dev.headwater.distro.feed.Feed;
import dev.headwater.distro.feed.FeedFile;
import dev.headwater.distro.feed.FeedHead.Remark;
import dev.headwater.distro.feed.FeedRow;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import dev.headwater.distro.repository.debian.DebianSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FeedCompilerTest {
    private static final String ON_PYTHON = " | depends python3:any";

    private static CompileSettings settings(Map<String, String> names, Map<String, FeedVersionRule> versions) {
        TreeMap<ProjectName, String> packages = new TreeMap<>();
        names.forEach((project, name) -> packages.put(ProjectName.parse(project), name));
        TreeMap<ProjectName, FeedVersionRule> rules = new TreeMap<>();
        versions.forEach((project, rule) -> rules.put(ProjectName.parse(project), rule));
        return new CompileSettings("amd64", packages, new TreeMap<>(), rules);
    }

    private static CompileSettings mapping(Map<String, String> names, Map<String, List<String>> mapping) {
        TreeMap<ProjectName, SortedSet<String>> mapped = new TreeMap<>();
        mapping.forEach((project, packages) -> mapped.put(ProjectName.parse(project), new TreeSet<>(packages)));
        return new CompileSettings("amd64", settings(names, Map.of()).names(), mapped, new TreeMap<>());
    }

    private static List<ProvidedNote> notes(FeedRow row, ProvidedNote.Kind kind) {
        return row.notes().stream().filter(note -> note.kind() == kind).toList();
    }

    @Nested
    class Names {
        @Test
        void areThoseOfTheFoldersAndNeverThoseOfThePackages() {
            Feed feed = compile(suite(
                    List.of("python3-yaml 6.0-3" + ON_PYTHON, "python3-bindings 1.0-1" + ON_PYTHON),
                    List.of(folder("PyYAML-6.0.egg-info", "python3-yaml"), "usr/lib/x.so python/python3-bindings")));

            assertThat(feed.projects().keySet()).containsExactly(ProjectName.parse("pyyaml"));
            assertThat(row(feed, "pyyaml").evidence().name()).isEqualTo(NameEvidence.INSTALLED_FOLDER);
            assertThat(feed.head().unmapped()).contains("python3-bindings");
        }

        @Test
        void areThoseOfTheSamePackageInAnotherSource() {
            DebianSnapshot main = suite(
                    List.of("python3-lib 1.0-1" + ON_PYTHON), List.of(folder("lib-1.0.dist-info", "python3-lib")));
            DebianSnapshot security = suite(List.of("python3-lib 1.0-1+deb12u1" + ON_PYTHON), List.of());
            DebianSnapshot newer = suite(List.of("python3-lib 1.1-1" + ON_PYTHON), List.of());

            FeedRow row = row(compile(main, security), "lib");
            assertThat(row.packageVersion()).isEqualTo("1.0-1+deb12u1");
            assertThat(row.version()).isEqualTo("1.0");
            assertThat(row.evidence().name()).isEqualTo(NameEvidence.SIBLING_SOURCE);
            FeedRow other = row(compile(main, newer), "lib");
            assertThat(other.version()).isEqualTo("1.1");
            assertThat(other.evidence().version()).isEqualTo(VersionEvidence.PACKAGED);
            assertThat(row(compile(security, main), "lib"))
                    .as("the order does not count")
                    .extracting(FeedRow::packageVersion)
                    .isEqualTo("1.0-1+deb12u1");
        }

        @Test
        void ofAnotherSourceSayTheVersionWhereItNeverFollowedThePackage() {
            DebianSnapshot main = suite(
                    List.of(
                            "perf 6.1.176-1" + ON_PYTHON,
                            "nought 0.9-1" + ON_PYTHON,
                            "python3-lib 1.0~rc1-1" + ON_PYTHON,
                            "late 2.3.4-1" + ON_PYTHON),
                    List.of(
                            folder("perf-0.1.egg-info", "perf"),
                            folder("nought-0.0.0.egg-info", "nought"),
                            folder("lib-1.0rc1.dist-info", "python3-lib"),
                            folder("late-2.3.3.dist-info", "late")));
            DebianSnapshot security = suite(
                    List.of(
                            "perf 6.1.192-3" + ON_PYTHON,
                            "nought 0.10-1" + ON_PYTHON,
                            "python3-lib 1.1-1" + ON_PYTHON,
                            "late 2.4-1" + ON_PYTHON),
                    List.of());

            Feed feed = compile(main, security);
            assertThat(row(feed, "perf").packageVersion()).isEqualTo("6.1.192-3");
            assertThat(row(feed, "perf").version()).isEqualTo("0.1");
            assertThat(row(feed, "perf").evidence().version()).isEqualTo(VersionEvidence.INSTALLED_FOLDER);
            assertThat(row(feed, "nought").version()).isEqualTo("0.0.0");
            assertThat(row(feed, "lib").version()).isEqualTo("1.1");
            assertThat(row(feed, "late").version()).isEqualTo("2.4");
        }

        @Test
        void ofAPackageThatNothingListsAreReadInItOrTheFeedIsUnavailable() {
            IndexFault fault = IndexFault.of(IndexFault.Kind.FILE, "pool/x.deb", "there is no such file");
            DebianSnapshot unread = suite(
                    List.of("python3-new 1.0-1" + ON_PYTHON),
                    List.of(),
                    file -> CompletableFuture.failedFuture(new UnreadableRepositoryException(fault)));
            DebianSnapshot noPackage = suite(
                    List.of("python3-new 1.0-1" + ON_PYTHON),
                    List.of(),
                    file -> CompletableFuture.completedFuture(new byte[4]));

            assertThatThrownBy(() -> compile(unread))
                    .isInstanceOfSatisfying(
                            UnreadableRepositoryException.class,
                            e -> assertThat(e.fault()).isEqualTo(fault));
            assertThatThrownBy(() -> compile(noPackage)).isInstanceOf(UnreadableRepositoryException.class);
            assertThat(compile(suite(List.of("sound-theme 1.0-1"), List.of())).projects())
                    .as("what does not depend on Python is not read")
                    .isEmpty();
        }

        @Test
        void ofThePolicyAddAndNeverTakeAway() {
            DebianSnapshot suite = suite(
                    List.of(
                            "python3-opencv 4.6.0-1" + ON_PYTHON,
                            "python3-lib 1.0-1" + ON_PYTHON,
                            "python3-other 1.0-1" + ON_PYTHON),
                    List.of(
                            "usr/lib/cv2.so python/python3-opencv",
                            "usr/lib/other.so python/python3-other",
                            folder("lib-1.0.egg-info", "python3-lib")));
            Feed feed = Lists.compile(
                    List.of(suite),
                    settings(
                            Map.of(
                                    "opencv-python",
                                    "python3-opencv",
                                    "else",
                                    "python3-lib",
                                    "lib",
                                    "python3-other",
                                    "x",
                                    "nowhere"),
                            Map.of()));

            assertThat(row(feed, "opencv-python").evidence().name()).isEqualTo(NameEvidence.POLICY);
            assertThat(row(feed, "opencv-python").version()).isEqualTo("4.6.0");
            assertThat(row(feed, "lib").packageName()).isEqualTo("python3-lib");
            assertThat(feed.projects()).doesNotContainKey(ProjectName.parse("else"));
            assertThat(feed.head().remarks())
                    .containsExactly(
                            new Remark(Remark.Kind.POLICY_CONTRADICTED, "python3-lib", "else"),
                            new Remark(Remark.Kind.POLICY_CONTRADICTED, "python3-other", "lib"),
                            new Remark(Remark.Kind.POLICY_WITHOUT_PACKAGE, "nowhere", "x"));
        }

        @Test
        void ofThePolicyMayBeSeveralOfOnePackage() {
            Feed feed = Lists.compile(
                    List.of(suite(List.of("winds 1.0-1" + ON_PYTHON), List.of("usr/lib/winds.so python/winds"))),
                    settings(Map.of("flute", "winds", "horn", "winds"), Map.of()));

            assertThat(feed.projects().keySet()).containsExactly(ProjectName.parse("flute"), ProjectName.parse("horn"));
            assertThat(feed.head().remarks()).isEmpty();
        }

        @Test
        void ofAMappingFileAddAndNeverTakeAway() {
            DebianSnapshot suite = suite(
                    List.of("winds 1.0-1" + ON_PYTHON, "python3-lib 1.0-1" + ON_PYTHON, "python3-drum 2.0-1"),
                    List.of(
                            "usr/lib/winds.so python/winds",
                            "usr/lib/drum.so python/python3-drum",
                            folder("lib-1.0.egg-info", "python3-lib")));
            Feed feed = Lists.compile(
                    List.of(suite),
                    mapping(
                            Map.of("drum", "python3-drum"),
                            Map.of(
                                    "flute", List.of("winds"),
                                    "horn", List.of("winds", "not-here"),
                                    "else", List.of("python3-lib", "python3-drum"),
                                    "lib", List.of("winds", "python3-lib"),
                                    "drum", List.of("winds"))));

            assertThat(feed.projects().keySet())
                    .extracting(ProjectName::value)
                    .containsExactly("drum", "flute", "horn", "lib");
            assertThat(row(feed, "flute").evidence().name()).isEqualTo(NameEvidence.POLICY);
            assertThat(row(feed, "horn").version()).isEqualTo("1.0");
            assertThat(row(feed, "drum").packageName()).isEqualTo("python3-drum");
            assertThat(feed.head().remarks())
                    .as("not those of packages that are not there: the file is not about this archive alone")
                    .containsExactly(
                            new Remark(Remark.Kind.POLICY_CONTRADICTED, "python3-drum", "else"),
                            new Remark(Remark.Kind.POLICY_CONTRADICTED, "python3-lib", "else"),
                            new Remark(Remark.Kind.POLICY_CONTRADICTED, "winds", "drum"),
                            new Remark(Remark.Kind.POLICY_CONTRADICTED, "winds", "lib"));
        }

        @Test
        void thatAreNoneAreReported() {
            Feed feed = compile(
                    suite(List.of("python3-x 1.0-1" + ON_PYTHON), List.of(folder("_x-1.0.egg-info", "python3-x"))));

            assertThat(feed.projects()).isEmpty();
            assertThat(feed.head().remarks())
                    .containsExactly(new Remark(
                            Remark.Kind.UNREADABLE_NAME, "python3-x", "usr/lib/python3/dist-packages/_x-1.0.egg-info"));
        }
    }

    @Nested
    class TwoPackagesOfOneName {
        private final List<String> contents = List.of(
                folder("click-8.1.egg-info", "python3-click"), folder("click-0.5.egg-info", "python3-clickpkg"));

        private FeedRow first(List<FeedRow> rows) {
            return rows.get(0);
        }

        @Test
        void areSettledByTheRuleOfNames() {
            Feed feed = compile(
                    suite(List.of("python3-click 8.1-1" + ON_PYTHON, "python3-clickpkg 0.5-1" + ON_PYTHON), contents));

            FeedRow row = row(feed, "click");
            assertThat(row.packageName()).isEqualTo("python3-click");
            assertThat(notes(row, ProvidedNote.Kind.OTHER_CLAIMANT))
                    .containsExactly(new ProvidedNote(ProvidedNote.Kind.OTHER_CLAIMANT, "python3-clickpkg"));
        }

        @Test
        void areSettledByThePolicy() {
            Feed feed = Lists.compile(
                    List.of(suite(
                            List.of("python3-click 8.1-1" + ON_PYTHON, "python3-clickpkg 0.5-1" + ON_PYTHON),
                            contents)),
                    settings(Map.of("click", "python3-clickpkg"), Map.of()));

            assertThat(row(feed, "click").packageName()).isEqualTo("python3-clickpkg");
        }

        @Test
        void areSettledByTheMappingFileWhereThePolicyDoesNot() {
            DebianSnapshot suite =
                    suite(List.of("python3-click 8.1-1" + ON_PYTHON, "python3-clickpkg 0.5-1" + ON_PYTHON), contents);
            Map<String, List<String>> mapping = Map.of("click", List.of("python3-clickpkg"));

            assertThat(row(Lists.compile(List.of(suite), mapping(Map.of(), mapping)), "click")
                            .packageName())
                    .isEqualTo("python3-clickpkg");
            assertThat(row(Lists.compile(List.of(suite), mapping(Map.of("click", "python3-click"), mapping)), "click")
                            .packageName())
                    .isEqualTo("python3-click");
        }

        @Test
        void areUnusableIfAMappingFileNamesSeveral() {
            Feed feed = Lists.compile(
                    List.of(suite(
                            List.of("horn-a 1-1", "horn-b 1-1"),
                            List.of("usr/lib/a.so python/horn-a", "usr/lib/b.so python/horn-b"))),
                    mapping(Map.of(), Map.of("horn", List.of("horn-a", "horn-b"))));

            assertThat(feed.projects().get(ProjectName.parse("horn")))
                    .extracting(FeedRow::fault)
                    .doesNotContain(Optional.empty())
                    .hasSize(2);
        }

        @Test
        void areBothThereIfTheyAreOfOneSource() {
            Feed feed = compile(suite(
                    List.of(
                            "python3-click 8.1-1 | source click" + ON_PYTHON,
                            "python3-clickpkg 0.5-1 | source click" + ON_PYTHON),
                    contents));

            assertThat(feed.projects().get(ProjectName.parse("click")))
                    .extracting(FeedRow::packageName)
                    .containsExactly("python3-click", "python3-clickpkg");
        }

        @Test
        void areUnusableAndNeverAbsentElse() {
            Feed feed = compile(suite(
                    List.of("click-one 1-1" + ON_PYTHON, "click-two 2-1" + ON_PYTHON),
                    List.of(folder("click-1.egg-info", "click-one"), folder("click-2.egg-info", "click-two"))));

            List<FeedRow> rows = feed.projects().getOrDefault(ProjectName.parse("click"), List.of());
            assertThat(rows).hasSize(2);
            assertThat(first(rows).fault()).contains(new ProvidedFault(ProvidedFault.Kind.CLAIMED, "click-two"));
        }

        @Test
        void areNotAllNamedInEachRowWhereTheyAreMany() {
            List<String> names =
                    IntStream.range(10, 30).mapToObj(i -> "click-" + i).toList();
            Feed feed = compile(suite(
                    names.stream().map(name -> name + " 1-1" + ON_PYTHON).toList(),
                    names.stream().map(name -> folder("click-1.egg-info", name)).toList()));

            assertThat(feed.projects().get(ProjectName.parse("click")))
                    .hasSize(20)
                    .allSatisfy(row -> assertThat(row.fault().orElseThrow().detail())
                            .matches("(click-\\d\\d, ){4}click-\\d\\d and 14 others"));
        }

        @Test
        void areSoTooIfTheyHaveOneFolder() {
            Feed feed = compile(suite(
                    List.of("click-one 1-1" + ON_PYTHON, "click-two 2-1" + ON_PYTHON),
                    List.of(folder("click-1.egg-info", "click-one,python/click-two"))));

            assertThat(feed.projects().get(ProjectName.parse("click")))
                    .extracting(row ->
                            row.packageName() + " " + row.fault().orElseThrow().kind())
                    .containsExactly("click-one CLAIMED", "click-two CLAIMED");
        }
    }

    @Nested
    class WhatTheListsDisagreeAbout {
        @Test
        void isThereAndUnusableIfContentsNameWhatPackagesLack() {
            Feed feed = compile(suite(
                    List.of("python3-lib 1-1" + ON_PYTHON, "app 1-1 | depends python3-gone, python3"),
                    List.of(
                            folder("gone-1.0.egg-info", "python3-gone"),
                            folder("lib-9.egg-info", "python3-gone"),
                            folder("app-1.egg-info", "app"),
                            folder("lib-1.egg-info", "python3-lib"))));

            FeedRow gone = row(feed, "gone");
            assertThat(gone.fault()).contains(new ProvidedFault(ProvidedFault.Kind.MISSING, "gone 1.0"));
            assertThat(gone.purl()).isEqualTo("pkg:deb/debian/python3-gone");
            assertThat(row(feed, "lib").packageName())
                    .as("a package that is not there is no rival of one that is")
                    .isEqualTo("python3-lib");
            assertThat(row(feed, "app").requirements()).isEmpty();
            assertThat(CompiledFeed.open(FeedFile.toBytes(feed)).read()).isEqualTo(feed);
        }

        @Test
        void isWhatAPackageOfAnotherSourceHas() {
            Feed feed = compile(
                    suite(List.of(), List.of(folder("lib-1.egg-info", "python3-lib"))),
                    suite(List.of("python3-lib 1-1" + ON_PYTHON), List.of()));

            assertThat(row(feed, "lib").fault()).isEmpty();
        }
    }

    /** A package may say of itself what it likes: it is held against what the others say. */
    @Nested
    class APackageThatClaimsAnothersName {
        private Feed feed(String claimed, String... contents) {
            byte[] deb = Debs.of(Map.of(claimed + "-9.dist-info/METADATA", "Name: " + claimed + "\n"));
            return compile(suite(
                    List.of("python3-lib 1-1" + ON_PYTHON, "python3-yaml 1-1" + ON_PYTHON, "evil 9-1" + ON_PYTHON),
                    List.of(contents),
                    file -> CompletableFuture.completedFuture(deb)));
        }

        @Test
        void losesToTheOneThatIsCalledSo() {
            Feed feed =
                    feed("lib", folder("lib-1.egg-info", "python3-lib"), folder("PyYAML-1.egg-info", "python3-yaml"));

            assertThat(feed.projects().get(ProjectName.parse("lib")))
                    .extracting(FeedRow::packageName)
                    .containsExactly("python3-lib");
            assertThat(notes(row(feed, "lib"), ProvidedNote.Kind.OTHER_CLAIMANT))
                    .extracting(ProvidedNote::text)
                    .containsExactly("evil");
        }

        @Test
        void leavesTheProjectThereWithoutAUsableRowElse() {
            Feed feed = feed(
                    "pyyaml", folder("lib-1.egg-info", "python3-lib"), folder("PyYAML-1.egg-info", "python3-yaml"));

            assertThat(feed.projects().get(ProjectName.parse("pyyaml")))
                    .extracting(row ->
                            row.packageName() + " " + row.fault().orElseThrow().kind())
                    .containsExactly("evil CLAIMED", "python3-yaml CLAIMED");
        }
    }

    /** Present is what is there for any Python; of use is what that of the feed imports. */
    @Nested
    class OtherPythons {
        private static String other(String python, String name) {
            return folder(name, "python3-" + python).replace("python3/", python + "/");
        }

        @Test
        void haveProjectsThatAreThereAndUnusable() {
            for (String python : List.of("python2.7", "python3.9", "python3.1", "pypy3")) {
                Feed feed = compile(suite(
                        List.of("python3-" + python + " 1-1" + ON_PYTHON), List.of(other(python, "a-1.egg-info"))));

                assertThat(row(feed, "a").fault())
                        .as(python)
                        .contains(new ProvidedFault(ProvidedFault.Kind.PYTHON, python));
            }
            Feed own = compile(
                    suite(List.of("python3-python3.11 1-1" + ON_PYTHON), List.of(other("python3.11", "a-1.egg-info"))));
            assertThat(row(own, "a").fault()).isEmpty();
        }

        @Test
        void areNoRivalsOfThatOfTheFeed() {
            Feed feed = compile(suite(
                    List.of("python3-pypy3 2-1" + ON_PYTHON, "a-b 1-1" + ON_PYTHON),
                    List.of(
                            other("pypy3", "a-2.egg-info"),
                            other("pypy3", "b-1.egg-info").replace("python3-pypy3", "a-b"),
                            folder("b-None.egg-info", "a-b"),
                            folder("a-1.egg-info", "a-b"))));

            assertThat(row(feed, "a").packageName()).isEqualTo("a-b");
            assertThat(row(feed, "a").notes()).isEmpty();
            assertThat(row(feed, "b").fault())
                    .as("what is imported tells the version, though another folder is easier to read")
                    .contains(new ProvidedFault(ProvidedFault.Kind.VERSION, "None"));
        }

        @Test
        void haveNothingThatARelationWouldRequire() {
            Feed feed = compile(suite(
                    List.of("app 1-1 | depends python3-pypy3, python3", "python3-pypy3 1-1" + ON_PYTHON),
                    List.of(folder("app-1.egg-info", "app"), other("pypy3", "a-1.egg-info"))));

            assertThat(row(feed, "app").requirements()).isEmpty();
            assertThat(row(feed, "app").dependencies()).containsExactly("python3-pypy3");
        }

        @Test
        void contradictWhatThePolicySaysOfTheirPackages() {
            Feed feed = Lists.compile(
                    List.of(suite(
                            List.of("python3-pypy3 1-1" + ON_PYTHON, "python3-b 1-1" + ON_PYTHON),
                            List.of(
                                    other("pypy3", "a-1.egg-info"),
                                    other("pypy3", "b-1.egg-info"),
                                    "usr/lib/b.so python/python3-b"))),
                    settings(Map.of("a", "python3-pypy3", "b", "python3-b"), Map.of()));

            assertThat(row(feed, "a").fault()).isPresent();
            assertThat(row(feed, "b").packageName())
                    .as("a folder of another Python is no evidence of who provides it to this one")
                    .isEqualTo("python3-b");
            assertThat(feed.head().remarks())
                    .containsExactly(new Remark(Remark.Kind.POLICY_CONTRADICTED, "python3-pypy3", "a"));
        }
    }

    @Nested
    class Versions {
        @Test
        void areInstalledOnesWithThePackagedOneAsWitness() {
            Feed feed = compile(suite(
                    List.of("python3-a 1.0+dfsg-1" + ON_PYTHON, "python3-b 0.16.1-1" + ON_PYTHON),
                    List.of(folder("a-1.0.egg-info", "python3-a"), folder("b-0.0.0.egg-info", "python3-b"))));

            assertThat(row(feed, "a").notes()).isEmpty();
            assertThat(row(feed, "b").version()).isEqualTo("0.0.0");
            assertThat(row(feed, "b").notes())
                    .containsExactly(new ProvidedNote(ProvidedNote.Kind.PACKAGED_VERSION, "0.16.1"));
        }

        @Test
        void thatCannotBeReadLeaveTheProjectThere() {
            Feed feed = compile(suite(
                    List.of("python3-colorcet 3.0-1" + ON_PYTHON),
                    List.of(folder("colorcet-None.egg-info", "python3-colorcet"))));

            assertThat(row(feed, "colorcet").fault()).contains(new ProvidedFault(ProvidedFault.Kind.VERSION, "None"));
        }

        @Test
        void areThePackagedOnesWhereThePolicySaysSo() {
            Feed feed = Lists.compile(
                    List.of(suite(
                            List.of("python3-colorcet 3.0-1" + ON_PYTHON),
                            List.of(folder("colorcet-None.egg-info", "python3-colorcet")))),
                    settings(Map.of(), Map.of("colorcet", FeedVersionRule.PACKAGED)));

            assertThat(row(feed, "colorcet").version()).isEqualTo("3.0");
            assertThat(row(feed, "colorcet").fault()).isEmpty();
        }
    }

    @Nested
    class Requirements {
        private FeedRow needing(String depends) {
            Feed feed = compile(suite(
                    List.of(
                            "python3-app 1-1 | depends " + depends,
                            "python3-lib 1:2.1~rc1-3 | depends python3:any | provides python3-lib-abi9, lib-api (= 4)",
                            "python3-many 1-1 | depends python3:any",
                            "xclip 0.13-2",
                            "xsel 1.2-4"),
                    List.of(
                            folder("app-1.egg-info", "python3-app"),
                            folder("Lib-2.1rc1.egg-info", "python3-lib"),
                            folder("one-1.egg-info", "python3-many"),
                            folder("two-1.egg-info", "python3-many"))));
            return row(feed, "app");
        }

        @Test
        void areRelationsOnPackagesThatMapToProjects() {
            FeedRow row = needing("python3-lib, python3-many, xclip, python3:any");

            assertThat(row.requirements()).containsExactly("lib", "one", "two");
            assertThat(row.dependencies()).containsExactly("xclip");
        }

        @Test
        void areNoneWhereTheInterpreterSatisfies() {
            FeedRow row = needing(
                    "python3-lib or python3 (>> 3.11), python3 (<< 3.12), python3.11:any, python3-supported-min (>="
                            + " 3.5) or xsel");

            assertThat(row.requirements()).isEmpty();
            assertThat(row.dependencies()).isEmpty();
            assertThat(row.notes()).isEmpty();
        }

        @Test
        void areTheFirstBranchesThatAreThere() {
            FeedRow row = needing(
                    "nowhere or xclip or python3-lib, python3-lib (>= 1:9) or xsel, mime-support or media-types");

            assertThat(row.requirements()).isEmpty();
            assertThat(row.dependencies()).containsExactly("media-types", "xclip", "xsel");
            assertThat(notes(row, ProvidedNote.Kind.OTHER_BRANCHES))
                    .contains(new ProvidedNote(ProvidedNote.Kind.OTHER_BRANCHES, "nowhere | xclip | python3-lib"));
        }

        @Test
        void areThoseOfWhatProvidesAName() {
            assertThat(needing("python3-lib-abi9").requirements()).containsExactly("lib");
            assertThat(needing("lib-api (>= 3)").requirements()).containsExactly("lib");
            assertThat(needing("lib-api (>= 5)").dependencies()).containsExactly("lib-api");
        }

        @Test
        void haveBoundsThatConvertAndThatTheReleaseMeets() {
            assertThat(needing("python3-lib (>= 1:2.1~rc1), python3-lib (<< 1:3~)")
                            .requirements())
                    .containsExactly("lib<3,>=2.1rc1");
            FeedRow row = needing("python3-lib (>= 1:2.1~)");
            assertThat(row.requirements()).containsExactly("lib");
            assertThat(row.notes())
                    .containsExactly(new ProvidedNote(ProvidedNote.Kind.BOUND_NOT_MET, "python3-lib (>= 1:2.1~)"));
            assertThat(needing("python3-lib (<< 1:2.1-1)").requirements())
                    .as("an earlier revision than the first of 2.1 may be of 2.1")
                    .containsExactly("lib<=2.1");
        }

        @Test
        void ofAnotherArchitectureAreNotThere() {
            assertThat(needing("python3-lib:i386 or xclip").dependencies()).containsExactly("xclip");
            assertThat(needing("python3-lib:amd64").requirements()).containsExactly("lib");
        }
    }

    @Test
    void saysForWhichPythonItIs() {
        Feed feed = compile(suite(List.of(), List.of()));

        assertThat(feed.head().python()).isEqualTo("3.11");
        assertThat(feed.head().interpreter()).isEqualTo("python3");
        assertThatThrownBy(
                        () -> compile(Lists.snapshot("", "", file -> CompletableFuture.completedFuture(new byte[0]))))
                .hasMessageContaining("python3");
    }

    @Test
    void namesPackagesByTheirUrl() {
        Feed feed = compile(suite(
                List.of("python3-lib 1:2.0+dfsg-1" + ON_PYTHON), List.of(folder("lib-2.0.egg-info", "python3-lib"))));

        assertThat(row(feed, "lib").purl()).isEqualTo("pkg:deb/debian/python3-lib@1%3A2.0%2Bdfsg-1?arch=all");
    }
}
