// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage.NameEvidence;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.name.ProjectName;
import dev.headwater.distro.compile.CompileSettings;
import dev.headwater.distro.compile.FeedCompiler;
import dev.headwater.distro.feed.CompiledFeed;
import dev.headwater.distro.feed.Feed;
import dev.headwater.distro.feed.FeedFile;
import dev.headwater.distro.feed.FeedHead;
import dev.headwater.distro.feed.FeedRow;
import dev.headwater.distro.listed.InstalledFolder;
import dev.headwater.distro.listed.MetadataPath;
import dev.headwater.distro.listed.PackageFile;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import dev.headwater.distro.repository.rpm.RpmSnapshot;
import dev.headwater.distro.rpm.Dependency;
import dev.headwater.distro.rpm.Dependency.Operator;
import dev.headwater.distro.rpm.Filelists;
import dev.headwater.distro.rpm.RpmPackage;
import dev.headwater.distro.rpm.RpmVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class RpmPackagesTest {
    private static final String PYTHON = "python3 3.13.1-1 x86_64 python3.13 | python(abi) = 3.13 |";

    private static final String SITE = "usr/lib/python3.13/site-packages/";

    /** Packages themselves, by the paths of their files. */
    private static final Map<String, byte[]> FILES = new ConcurrentHashMap<>();

    /**
     * Packages, one a line: {@code NAME VERSION ARCHITECTURE SOURCE | PROVIDED; PROVIDED | REQUIRED; REQUIRED}, and
     * with one part more {@code FILE; FILE}; of {@code unlisted} no file is listed.
     */
    private static RpmSnapshot repository(String... lines) {
        List<RpmPackage> packages = new ArrayList<>();
        List<Filelists.Entry> entries = new ArrayList<>();
        Set<String> named = new HashSet<>();
        Set<String> modular = new HashSet<>();
        for (String line : lines) {
            String[] parts = line.split("\\|", -1);
            String[] words = parts[0].strip().split(" ", -1);
            packages.add(new RpmPackage(
                    line,
                    words[0],
                    Objects.requireNonNull(RpmVersion.parseOrNull(words[1])),
                    words[2],
                    words[3],
                    "",
                    capabilities(words[0] + " = " + words[1] + ";" + parts[1]),
                    capabilities(parts[2]),
                    capabilities(parts.length < 5 ? "" : parts[4]),
                    new PackageFile(words[0] + ".rpm", 1, ""),
                    Optional.empty()));
            if (Arrays.asList(words).contains("modular")) {
                modular.add(packages.get(packages.size() - 1).place());
            }
            if (!Arrays.asList(words).contains("unlisted")) {
                named.add(line);
                entries.add(entry(packages.get(packages.size() - 1), parts.length < 4 ? "" : parts[3]));
            }
        }
        entries.removeIf(entry -> entry.folders().isEmpty());
        return new RpmSnapshot(
                "lists",
                Optional.empty(),
                Trust.UNSIGNED,
                packages,
                new Filelists(entries, named),
                modular,
                file -> CompletableFuture.completedFuture(Objects.requireNonNull(FILES.get(file.path()))));
    }

    private static Filelists.Entry entry(RpmPackage of, String files) {
        List<InstalledFolder> folders = Arrays.stream(files.split(";", -1))
                .flatMap(file -> MetadataPath.OF_OTHERS.find(file.strip()).stream())
                .toList();
        return new Filelists.Entry(of.id(), of.name(), of.version(), of.architecture(), folders);
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

    private static RpmPackages packages(RpmSnapshot... repositories) {
        return new RpmPackages(List.of(repositories), "x86_64", Runnable::run);
    }

    private static Feed compile(RpmSnapshot... repositories) {
        Feed feed = FeedCompiler.compile(packages(repositories), new CompileSettings("x86_64"));
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
        assertThat(row(feed, "lute").notes())
                .containsExactly(new ProvidedNote(ProvidedNote.Kind.DECLARED_GENERALLY, "python3dist(lute)"));
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
                .contains(new ProvidedNote(ProvidedNote.Kind.OTHER_BRANCHES, "(flute or python3-drum)"));
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
                .contains(new ProvidedNote(ProvidedNote.Kind.BOUND_NOT_MET, "python3.13dist(horn) >= 5"));
    }

    /** dnf finds what packages declare, and nothing by the folders that they install. */
    @Test
    void tellWhatNoPackageOfTheFeedDeclares() {
        Feed feed = compile(repository(
                PYTHON,
                "python3-lute 1-1 noarch lute | python3.13dist(lute) = 1 | python3.13dist(horn);"
                        + " (python3.13dist(elsewhere) >= 5 with python3.13dist(elsewhere) < 6); python3.13dist(horn[case])",
                "python3-horn 1-1 noarch horn | python3.13dist(horn) = 1 |"));

        assertThat(row(feed, "lute").notes())
                .containsExactly(
                        new ProvidedNote(
                                ProvidedNote.Kind.REQUIRED_UNDECLARED,
                                "(python3.13dist(elsewhere) >= 5 with python3.13dist(elsewhere) < 6)"),
                        new ProvidedNote(ProvidedNote.Kind.REQUIRED_UNDECLARED, "python3.13dist(horn[case])"));
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
                packages(repository),
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
    void provideWhatTheyInstallThoughTheyDeclareItNot() {
        Feed feed = compile(repository(
                PYTHON,
                "python3.11 3.11.2-1 x86_64 python3.11 | python(abi) = 3.11 |",
                "wood 1.5-1 noarch wood | | python(abi) = 3.13; python3-horn | " + SITE + "Wood.Wind-1.5.dist-info; "
                        + SITE
                        + "reed-0.0.0-py3.13.egg-info/PKG-INFO; usr/lib64/python3.11/site-packages/reed-2.egg-info",
                "python3-horn 1-1 noarch horn | python3.13dist(horn) = 1 | | " + SITE + "horn-1.dist-info; " + SITE
                        + "mute-7.dist-info",
                "brass 1-1 noarch brass | | wood | usr/lib/pypy3.10-v7.3/site-packages/brass-1.dist-info"));

        assertThat(row(feed, "wood-wind").evidence().name()).isEqualTo(NameEvidence.INSTALLED_FOLDER);
        assertThat(row(feed, "wood-wind").version()).isEqualTo("1.5");
        assertThat(row(feed, "wood-wind").requirements()).containsExactly("horn", "mute");
        assertThat(rows(feed, "reed"))
                .extracting(row -> row.interpreter() + " " + row.version())
                .containsExactly("0 0.0.0", "1 2");
        assertThat(row(feed, "horn").evidence().name()).isEqualTo(NameEvidence.DECLARED);
        assertThat(row(feed, "mute").version()).isEqualTo("7");
        assertThat(row(feed, "brass").fault()).contains(new ProvidedFault(ProvidedFault.Kind.PYTHON, "pypy3.10-v7.3"));
        assertThat(feed.head().remarks()).isEmpty();
    }

    @Test
    void thatOthersReplaceAreThereAndUnusable() {
        Feed feed = compile(repository(
                PYTHON,
                "python3-old 1-1 noarch old | python3.13dist(old) = 1; python3.13dist(kept) = 1 | | ",
                "python3-new 2-1 noarch new | python3.13dist(kept) = 2; old-way = 1 | | | python3-old < 2; old-way < 9",
                "python3-safe 2-1 noarch safe | python3.13dist(safe) = 2 | | | python3-new < 2"));

        assertThat(row(feed, "kept").version()).isEqualTo("2");
        assertThat(row(feed, "safe").fault()).isEmpty();
        assertThat(row(feed, "old").fault())
                .contains(new ProvidedFault(
                        ProvidedFault.Kind.DECLARATION, "python3.13dist(old) = 1, of 1-1, which python3-new replaces"));
    }

    @Test
    void ofModulesAreThereAndUnusable() {
        Feed feed = compile(repository(
                PYTHON,
                "python3-lute 1-1 noarch lute | python3.13dist(lute) = 1 |",
                "python3-lute 2-1 noarch lute modular | python3.13dist(lute) = 2 |",
                "python3-horn 1-1 noarch horn modular | python3.13dist(horn) = 1 |"));

        assertThat(row(feed, "lute").version()).isEqualTo("1");
        assertThat(row(feed, "horn").fault()).map(ProvidedFault::kind).contains(ProvidedFault.Kind.DECLARATION);
    }

    @Test
    void provideNothingThatAnotherPackageDeclares() {
        Feed feed = compile(repository(
                PYTHON,
                "python3-horn 1-1 noarch horn | python3.13dist(horn) = 1 |",
                "bundle 1-1 noarch bundle | | | " + SITE + "horn-9.dist-info"));

        assertThat(row(feed, "horn").version()).isEqualTo("1");
        assertThat(feed.head().remarks())
                .containsExactly(new FeedHead.Remark(FeedHead.Remark.Kind.FOLDER_CONTRADICTED, "bundle", "horn"));
    }

    @Test
    void thatDoNotCountAnyMoreInstallWhatIsThereAndUnusable() {
        Feed feed = compile(repository(
                PYTHON,
                "wood 1-1 noarch wood | | | " + SITE + "wood-1.dist-info; " + SITE + "moved-1.dist-info",
                "wood 2-1 noarch wood | | | " + SITE + "wood-2.dist-info"));

        assertThat(row(feed, "wood").version()).isEqualTo("2");
        assertThat(row(feed, "moved").fault()).map(ProvidedFault::kind).contains(ProvidedFault.Kind.DECLARATION);
    }

    @Test
    void thatOnlyAListOfFilesNamesAreThereAndUnusable() {
        RpmSnapshot whole = repository(PYTHON, "wood 1-1 noarch wood | | | " + SITE + "wood-1.dist-info");
        RpmSnapshot cut = new RpmSnapshot(
                whole.location(),
                whole.date(),
                whole.trust(),
                whole.packages().subList(0, 1),
                whole.filelists(),
                whole.modular(),
                whole.files());

        assertThat(row(compile(cut), "wood").fault()).contains(new ProvidedFault(ProvidedFault.Kind.MISSING, "wood 1"));
    }

    @Test
    void thatNeedAPythonAndThatNoListOfFilesNamesAreReadThemselves() {
        RpmSnapshot repository = repository(
                PYTHON,
                "wood 1-1 noarch wood unlisted | | python(abi) = 3.13",
                "reed 1-1 noarch reed unlisted | | /usr/bin/python3",
                "brass 1-1 noarch brass unlisted | | (python3 >= 3.8 with python3 < 4)",
                "stone 1-1 noarch stone unlisted | | ");
        FILES.put("wood.rpm", RpmFile.of("/" + SITE, "wood-1.dist-info", "/" + SITE + "wood-1.dist-info/", "METADATA"));
        FILES.put("reed.rpm", RpmFile.of("/" + SITE, "reed-2.dist-info ghost"));
        FILES.put("brass.rpm", RpmFile.of("/usr/bin/", "brass"));

        Feed feed = compile(repository);
        assertThat(feed.projects()).containsOnlyKeys(ProjectName.parse("wood"));
        assertThat(row(feed, "wood").evidence().name()).isEqualTo(NameEvidence.PACKAGE);

        FILES.put("reed.rpm", new byte[100]);
        assertThatThrownBy(() -> compile(repository)).isInstanceOf(UnreadableRepositoryException.class);
    }

    @Test
    void thatDoNotCountAreReadThemselvesTooWhereNoListOfFilesNamesThem() {
        RpmSnapshot repository = repository(
                PYTHON,
                "viol 1-1 noarch viol unlisted | | python(abi) = 3.13",
                "gamba 1-1 noarch gamba | | | | viol",
                "rebec 1-1 noarch rebec unlisted modular | | python(abi) = 3.13");
        FILES.put("viol.rpm", RpmFile.of("/" + SITE, "viol-1.dist-info"));
        FILES.put("rebec.rpm", RpmFile.of("/" + SITE, "rebec-1.dist-info"));

        Feed feed = compile(repository);
        assertThat(row(feed, "viol").fault()).map(ProvidedFault::kind).contains(ProvidedFault.Kind.DECLARATION);
        assertThat(row(feed, "rebec").fault()).map(ProvidedFault::kind).contains(ProvidedFault.Kind.DECLARATION);

        FILES.put("viol.rpm", new byte[100]);
        assertThatThrownBy(() -> compile(repository)).isInstanceOf(UnreadableRepositoryException.class);
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
