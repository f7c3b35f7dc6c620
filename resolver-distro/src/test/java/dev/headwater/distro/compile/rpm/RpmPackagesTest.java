// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.name.ProjectName;
import dev.headwater.distro.compile.CompileSettings;
import dev.headwater.distro.compile.FeedCompiler;
import dev.headwater.distro.feed.CompiledFeed;
import dev.headwater.distro.feed.Feed;
import dev.headwater.distro.feed.FeedFile;
import dev.headwater.distro.feed.FeedHead;
import dev.headwater.distro.feed.FeedRow;
import dev.headwater.distro.listed.PackageFile;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import dev.headwater.distro.repository.rpm.RpmSnapshot;
import dev.headwater.distro.rpm.Dependency;
import dev.headwater.distro.rpm.Dependency.Operator;
import dev.headwater.distro.rpm.RpmPackage;
import dev.headwater.distro.rpm.RpmVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RpmPackagesTest {
    private static final String PYTHON = "python3 3.13.1-1 x86_64 python3.13 | python(abi) = 3.13 |";

    /** Packages, one a line: {@code NAME VERSION ARCHITECTURE SOURCE | PROVIDED; PROVIDED | REQUIRED; REQUIRED}. */
    private static RpmSnapshot repository(String... lines) {
        List<RpmPackage> packages = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split("\\|", -1);
            String[] words = parts[0].strip().split(" ", -1);
            packages.add(new RpmPackage(
                    words[0],
                    Objects.requireNonNull(RpmVersion.parseOrNull(words[1])),
                    words[2],
                    words[3],
                    "",
                    capabilities(words[0] + " = " + words[1] + ";" + parts[1]),
                    capabilities(parts[2]),
                    new PackageFile(words[0] + ".rpm", 1, ""),
                    Optional.empty()));
        }
        return new RpmSnapshot("lists", Optional.empty(), Trust.UNSIGNED, packages);
    }

    private static List<Dependency> capabilities(String list) {
        List<Dependency> read = new ArrayList<>();
        for (String entry : list.split(";", -1)) {
            String text = entry.strip();
            String[] words = text.split(" ", -1);
            if (text.startsWith("(") || words.length == 1) {
                read.add(new Dependency(text, Operator.ANY, ""));
            } else {
                Operator operator = Map.of("=", Operator.EQUAL, ">=", Operator.LATER_OR_EQUAL, "<", Operator.EARLIER)
                        .get(words[1]);
                read.add(new Dependency(words[0], Objects.requireNonNull(operator), words[2]));
            }
        }
        read.removeIf(dependency -> dependency.name().isEmpty());
        return read;
    }

    private static Feed compile(RpmSnapshot... repositories) {
        Feed feed =
                FeedCompiler.compile(new RpmPackages(List.of(repositories), "x86_64"), new CompileSettings("x86_64"));
        assertThat(CompiledFeed.open(FeedFile.toBytes(feed)).read()).isEqualTo(feed);
        return feed;
    }

    private static List<FeedRow> rows(Feed feed, String project) {
        return feed.projects().getOrDefault(ProjectName.parse(project), List.of());
    }

    private static FeedRow row(Feed feed, String project) {
        assertThat(rows(feed, project)).hasSize(1);
        return rows(feed, project).get(0);
    }

    @Test
    void ofOneNameTheNewestCountsInWhicheverSourceItIs() {
        RpmSnapshot base = repository(PYTHON, "python3-lute 1.0-1 noarch lute | python3.13dist(lute) = 1 |");
        RpmSnapshot updates = repository(
                "python3-lute 1.10-1 noarch lute | python3.13dist(lute) = 1.10 |",
                "python3-lute 1.9-1 noarch lute | python3.13dist(lute) = 1.9 |");

        assertThat(row(compile(base, updates), "lute").version()).isEqualTo("1.10");
        assertThat(row(compile(updates, base), "lute").source()).isZero();
    }

    @Test
    void forAnotherMachineAreThereAndNotBeforeThoseForThisOne() {
        Feed feed = compile(repository(
                PYTHON,
                "python3-lute 2-1 i686 lute | python3.13dist(lute) = 2 |",
                "python3-lute 1-1 x86_64 lute | python3.13dist(lute) = 1 |",
                "python3-horn 1-1 i686 horn | python3.13dist(horn) = 1 |"));

        assertThat(row(feed, "lute").version()).isEqualTo("1");
        assertThat(row(feed, "horn").architecture()).isEqualTo("i686");
    }

    @Test
    void ofSeveralPythonsEachHasItsRowsAndItsRequirements() {
        Feed feed = compile(repository(
                PYTHON,
                "python3.11 3.11.2-1 x86_64 python3.11 | python(abi) = 3.11 |",
                "lute-both 1-1 noarch lute | python3.11dist(lute) = 1; python3.13dist(lute) = 1; python3dist(lute) = 1"
                        + " | python3.11dist(horn) < 2; python3.13dist(horn) >= 2",
                "python3-horn 2-1 noarch horn | python3.13dist(horn) = 2 |",
                "python3.11-horn 1-1 noarch horn11 | python3.11dist(horn) = 1 |"));

        assertThat(feed.head().interpreters())
                .containsExactly(
                        new FeedHead.Interpreter("python3", "3.13"), new FeedHead.Interpreter("python3.11", "3.11"));
        assertThat(rows(feed, "lute"))
                .extracting(row -> row.interpreter() + " " + row.requirements() + " " + row.dependencies())
                .containsExactly("0 [horn>=2] [python3.11dist(horn) < 2]", "1 [horn<2] [python3.13dist(horn) >= 2]");
        assertThat(rows(feed, "horn"))
                .as("no rivals")
                .allMatch(row -> row.fault().isEmpty());
    }

    @Test
    void thatDeclareNoMinorPythonAreForTheOneThatTheyRequire() {
        Feed feed = compile(repository(
                PYTHON,
                "lute 1-1 noarch lute | python3dist(lute) = 1 | python(abi) = 3.13",
                "horn 1-1 noarch horn | python3dist(horn) = 1 |"));

        assertThat(row(feed, "lute").fault()).isEmpty();
        assertThat(row(feed, "horn").fault()).contains(new ProvidedFault(ProvidedFault.Kind.PYTHON, "python3"));
    }

    @Test
    void thatClaimOneProjectAreSettledByTheRuleOfNamesOrNotAtAll() {
        Feed feed = compile(repository(
                PYTHON,
                "python3-lute 1-1 noarch a | python3.13dist(lute) = 1 |",
                "other-lute 2-1 noarch b | python3.13dist(lute) = 2 |",
                "horn-a 1-1 noarch c | python3.13dist(horn) = 1 |",
                "horn-b 1-1 noarch d | python3.13dist(horn) = 1 |"));

        assertThat(row(feed, "lute").notes())
                .containsExactly(new ProvidedNote(ProvidedNote.Kind.OTHER_CLAIMANT, "other-lute"));
        assertThat(rows(feed, "horn")).hasSize(2).allMatch(row -> row.fault().isPresent());
    }

    @Test
    void requireWhatPackagesMeanThatTheyName() {
        Feed feed = compile(repository(
                PYTHON,
                "python3-libs 3.13.1-1 x86_64 python3.13 | libpython3.13.so |",
                "python3-lute 1-1 noarch lute | python3.13dist(lute) = 1 | python3-horn >= 1; libpython3.13.so;"
                        + " (flute or python3-drum); (python3.13dist(bow) and wood); (wood if fire); lost",
                "python3-horn 1-1 noarch horn | python3.13dist(horn) = 1 |",
                "python3-drum 1-1 noarch drum | python3.13dist(drum) = 1 |",
                "wood 1-1 noarch wood | |"));

        FeedRow lute = row(feed, "lute");
        assertThat(lute.fault()).isEmpty();
        assertThat(lute.requirements()).containsExactly("bow", "drum", "horn>=1");
        assertThat(lute.dependencies()).containsExactly("(wood if fire)", "lost", "wood");
        assertThat(lute.notes())
                .containsExactly(new ProvidedNote(ProvidedNote.Kind.OTHER_BRANCHES, "(flute or python3-drum)"));
    }

    @Test
    void leaveOutBoundsThatTheFeedDoesNotMeet() {
        Feed feed = compile(repository(
                PYTHON,
                "python3-lute 1-1 noarch lute | python3.13dist(lute) = 1 | python3.13dist(horn) >= 5;"
                        + " python3.13dist(elsewhere) >= 5",
                "python3-horn 1-1 noarch horn | python3.13dist(horn) = 1 |"));

        assertThat(row(feed, "lute").requirements()).containsExactly("elsewhere>=5", "horn");
        assertThat(row(feed, "lute").notes())
                .containsExactly(new ProvidedNote(ProvidedNote.Kind.BOUND_NOT_MET, "python3.13dist(horn) >= 5"));
    }

    @Test
    void areUnusableWhereARelationSaysOfAProjectWhatCannotBeRead() {
        for (String relation : List.of(
                "(python3.13dist(horn) if wood)",
                "(python3.13dist(horn) or python3.13dist(drum))",
                "(python3-horn unless wood)",
                "python3.13dist(-a)",
                "python3.13dist(horn[) >= 1",
                "(python3-horn without wood)",
                "(python3.13dist(horn) = 1 or python3.13dist(horn) = 3)",
                "(wood")) {
            Feed feed = compile(repository(
                    PYTHON,
                    "python3-horn 1-1 noarch horn | python3.13dist(horn) = 1 |",
                    "python3-lute 1-1 noarch lute | python3.13dist(lute) = 1 | " + relation));

            assertThat(row(feed, "lute").fault())
                    .as(relation)
                    .map(ProvidedFault::kind)
                    .contains(ProvidedFault.Kind.RELATIONS);
        }
    }

    @Test
    void nameProjectsThatAreThereThoughNothingOfThemCanBeUsed() {
        Feed feed = compile(repository(
                PYTHON,
                "python3-brk 2.0-1 noarch brk | python3.13dist(brk[) = 2 |",
                "python3-orph+x 2.0-1 noarch orph | python3.13dist(orph[x]) = 2 |",
                "python3-ge 2.0-1 noarch ge | python3.13dist(ge) >= 2 |",
                "python3-two 1.0-1 noarch two | python3.13dist(two) = 1; python3.13dist(moved) = 1 |",
                "python3-two 2.0-1 noarch two | python3.13dist(two) = 2 |",
                "python3-lute 1.0-1 noarch lute | python3.13dist(lute) = 1 | python3-two"));

        for (String project : List.of("brk", "orph", "moved")) {
            assertThat(row(feed, project).fault())
                    .as(project)
                    .map(ProvidedFault::kind)
                    .contains(ProvidedFault.Kind.DECLARATION);
        }
        assertThat(row(feed, "ge").fault()).contains(new ProvidedFault(ProvidedFault.Kind.VERSION, ">= 2"));
        assertThat(row(feed, "two").fault()).isEmpty();
        assertThat(row(feed, "lute").requirements()).containsExactly("two");
    }

    @Test
    void thatNameNoProjectInACapabilityOfProjectsAreNoFeed() {
        assertThatThrownBy(() -> compile(repository(PYTHON, "odd 1-1 noarch odd | python3.13dist([) = 1 |")))
                .isInstanceOf(UnreadableRepositoryException.class);
    }

    @Test
    void ofMorePythonsThanThereAreAreNoFeed() {
        String[] lines = new String[33];
        Arrays.setAll(lines, minor -> "p" + minor + " 1-1 noarch p | python3." + minor + "dist(lute) = 1 |");

        assertThatThrownBy(() -> compile(repository(lines))).isInstanceOf(UnreadableRepositoryException.class);
    }

    @Test
    void thatAPolicyNamesHaveTheirRelationsTheirPythonAndNoEpochOfTheirPackage() {
        RpmSnapshot repository = repository(
                PYTHON,
                "python3.11 3.11.2-1 x86_64 python3.11 | python(abi) = 3.11 |",
                "old-lute 1:2.31-4 noarch lute | | python(abi) = 3.11; python3.11dist(horn) >= 1");
        Feed feed = FeedCompiler.compile(
                new RpmPackages(List.of(repository), "x86_64"),
                new CompileSettings(
                        "x86_64",
                        new TreeMap<>(Map.of(ProjectName.parse("lute"), "old-lute")),
                        new TreeMap<>(),
                        new TreeMap<>()));

        assertThat(row(feed, "lute").version()).isEqualTo("2.31");
        assertThat(row(feed, "lute").interpreter()).isEqualTo(1);
        assertThat(row(feed, "lute").requirements()).containsExactly("horn>=1");
    }

    @Test
    void thatNeedAPythonAndDeclareNoProjectAreReported() {
        assertThat(compile(repository(PYTHON, "wood 1-1 noarch wood | | python(abi) = 3.13"))
                        .head()
                        .remarks())
                .containsExactly(new FeedHead.Remark(FeedHead.Remark.Kind.UNDECLARED, "wood", "3.13"));
    }

    @Test
    void boundProjectsByTheVersionsOfTheirPackages() {
        String horn = "python3-horn 1-1 noarch horn | python3.13dist(horn) = 1 |";
        String lute = "python3-lute 1-1 noarch lute | python3.13dist(lute) = 1 | ";

        assertThat(row(compile(repository(PYTHON, horn, lute + "python3-horn >= 5")), "lute"))
                .satisfies(row -> {
                    assertThat(row.requirements()).containsExactly("horn");
                    assertThat(row.notes())
                            .containsExactly(new ProvidedNote(ProvidedNote.Kind.BOUND_NOT_MET, "python3-horn >= 5"));
                });
        assertThat(row(compile(repository(PYTHON, horn, lute + "(python3-horn >= 0.5 with python3-horn < 3)")), "lute")
                        .requirements())
                .containsExactly("horn<3,>=0.5");
        assertThat(row(compile(repository(PYTHON, horn, lute + "python3-horn < 1-2")), "lute")
                        .requirements())
                .containsExactly("horn<=1");
    }

    @Test
    void haveExtrasThatAreThereThoughTheyCannotBeRead() {
        Feed feed = compile(repository(
                PYTHON,
                "python3-lute 2.0-1 noarch lute | python3.13dist(lute) = 2.0 |",
                "python3-lute+bad 2.0-1 noarch lute | python3.13dist(lute[bad]) = 2 | (python3.13dist(horn) if wood)"));

        assertThat(row(feed, "lute").extras())
                .containsExactly(new FeedRow.Extra("bad", List.of(), "(python3.13dist(horn) if wood)"));
    }

    @Test
    void ofNoPythonAreNoFeed() {
        assertThatThrownBy(() -> compile(repository("wood 1-1 noarch wood | |")))
                .isInstanceOf(UnreadableRepositoryException.class);
    }

    @Test
    void withNamesThatAreNoneOfProjectsAreReported() {
        Feed feed = compile(repository(PYTHON, "python3-odd 1-1 noarch odd | python3.13dist(-odd) = 1 |"));

        assertThat(feed.head().remarks())
                .containsExactly(new FeedHead.Remark(
                        FeedHead.Remark.Kind.UNREADABLE_NAME, "python3-odd", "python3.13dist(-odd)"));
        assertThat(feed.head().unmapped()).containsExactly("python3-odd");
    }
}
