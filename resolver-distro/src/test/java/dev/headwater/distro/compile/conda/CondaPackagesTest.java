// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.conda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.name.ProjectName;
import dev.headwater.distro.compile.CompileSettings;
import dev.headwater.distro.compile.FeedCompiler;
import dev.headwater.distro.conda.Repodata;
import dev.headwater.distro.conda.RepodataReader;
import dev.headwater.distro.feed.CompiledFeed;
import dev.headwater.distro.feed.Feed;
import dev.headwater.distro.feed.FeedFile;
import dev.headwater.distro.feed.FeedHead;
import dev.headwater.distro.feed.FeedRow;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import dev.headwater.distro.repository.conda.CondaSnapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CondaPackagesTest {
    private static final String PYTHONS = """
            python 3.11.9 0_cpython
            python 3.12.4 0_cpython
            python 3.12.9 1_73_pypy
            """;

    private final SortedMap<ProjectName, String> names = new TreeMap<>();
    private final SortedMap<ProjectName, SortedSet<String>> mapping = new TreeMap<>();
    private final SortedSet<String> projectless = new TreeSet<>();

    /**
     * {@return a channel of lines: {@code NAME VERSION BUILD | DEPENDS; DEPENDS | CONSTRAINS | PURLS}} The number of a
     * build is what stands before its underscore, and what begins with a minus was removed.
     */
    private static CondaSnapshot channel(String name, String lines) {
        StringJoiner records = new StringJoiner(",");
        StringJoiner removed = new StringJoiner(",");
        for (String line : lines.split("\n", -1)) {
            String[] parts = (line + " | | | ").split(" \\|(?= |$)", -1);
            List<String> words = List.of(parts[0].strip().split(" ", -1));
            if (words.size() < 3) {
                continue;
            }
            String file = "\"" + String.join("-", words) + ".conda\"";
            if (line.startsWith("-")) {
                removed.add(file.replace("\"-", "\""));
                continue;
            }
            records.add(file + ": {\"name\": \"" + words.get(0) + "\", \"version\": \"" + words.get(1)
                    + "\", \"build\": \"" + words.get(2) + "\", \"build_number\": "
                    + words.get(2).replaceFirst("_.*", "") + ", \"depends\": [" + texts(parts[1])
                    + "], \"constrains\": [" + texts(parts[2]) + "], \"purls\": [" + texts(parts[3]) + "]}");
        }
        String text = "{\"packages.conda\": {" + records + "}, \"removed\": [" + removed + "]}";
        return new CondaSnapshot("https://example.org/" + name, name, Trust.HTTPS, List.of(repodata(text)));
    }

    private static Repodata repodata(String text) {
        try {
            return RepodataReader.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "repodata.json", "noarch");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String texts(String list) {
        StringJoiner texts = new StringJoiner(",");
        Stream.of(list.split(";", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .forEach(text -> texts.add("\"" + text + "\""));
        return texts.toString();
    }

    private CondaPackagesTest map(String... pairs) {
        for (String pair : pairs) {
            String[] parts = pair.split(" ", -1);
            mapping.computeIfAbsent(ProjectName.parse(parts[1]), project -> new TreeSet<>())
                    .add(parts[0]);
        }
        return this;
    }

    private Feed feed(CondaSnapshot... channels) {
        CompileSettings settings = new CompileSettings("linux-64", names, mapping, projectless, new TreeMap<>());
        return FeedCompiler.compile(new CondaPackages(Arrays.asList(channels), settings), settings);
    }

    private static List<String> rows(Feed feed, String project) {
        return feed.projects().getOrDefault(ProjectName.parse(project), List.of()).stream()
                .map(row -> row.packageName() + " " + row.packageVersion() + " is " + row.version() + " for "
                        + row.interpreters().stream()
                                .map(place ->
                                        feed.head().interpreters().get(place).python())
                                .toList()
                        + row.fault()
                                .map(fault -> " " + fault.kind() + " " + fault.detail())
                                .orElse(""))
                .toList();
    }

    private static FeedRow row(Feed feed, String project) {
        return Objects.requireNonNull(feed.projects().get(ProjectName.parse(project)))
                .get(0);
    }

    @Test
    void whatWasFoundToHaveNoProjectIsNoMatterToLookAt() {
        projectless.add("drum");
        Feed feed = feed(channel("forge", PYTHONS + "drum 3.0 0_py | python >=3.8\nfife 1.0 0_py | python\n"));

        assertThat(feed.head().remarks())
                .extracting(FeedHead.Remark::packageName)
                .containsExactly("fife");
    }

    @Test
    void projectsAreNamedByPackageUrlsAndMappingsNeverBySpelling() {
        map("horn horn");
        Feed feed = feed(channel("forge", PYTHONS + """
                lute 1.0 0_py | python | | pkg:pypi/liuto@1.0; pkg:cargo/x
                lute 1.1 0_py | python
                horn 2.0 0_py | python
                drum 3.0 0_py | python >=3.8
                """));

        assertThat(rows(feed, "liuto"))
                .containsExactly("lute 1.1-0_py is 1.1 for [3.12, 3.11]", "lute 1.0-0_py is 1.0 for [3.12, 3.11]");
        assertThat(rows(feed, "horn")).hasSize(1);
        assertThat(feed.projects()).hasSize(2);
        assertThat(feed.head().remarks())
                .extracting(remark -> remark.kind() + " " + remark.packageName() + " " + remark.text())
                .containsExactly("UNDECLARED drum python >=3.8");
    }

    @Test
    void whatOnlyABuildThatDoesNotCountDeclaresIsThere() {
        Feed feed = feed(channel("forge", PYTHONS + """
                lute 1.0 0_py | python | | pkg:pypi/lute
                lute 1.0 1_py | python
                horn 1.0 0_py | python | | pkg:pypi/brass
                horn 1.0 1_py | python | | pkg:pypi/horn
                drum 1.0 0_win | __win | | pkg:pypi/drum
                drum 1.0 0_py | python
                """));

        assertThat(rows(feed, "lute")).containsExactly("lute 1.0-1_py is 1.0 for [3.12, 3.11]");
        assertThat(rows(feed, "drum")).containsExactly("drum 1.0-0_py is 1.0 for [3.12, 3.11]");
        assertThat(rows(feed, "horn")).containsExactly("horn 1.0-1_py is 1.0 for [3.12, 3.11]");
        assertThat(rows(feed, "brass"))
                .containsExactly("horn 1.0-1_py is 1.0 for [3.12, 3.11] DECLARATION"
                        + " pkg:pypi/brass in a build that does not count");
    }

    @ParameterizedTest
    @CsvSource({"pkg:PyPI/lute", "PKG:pypi/lute", "pkg://pypi/Lute@1.0?x=y#z", "pkg:/pypi/lute"})
    void aPackageUrlIsReadHoweverItIsWritten(String purl) {
        Feed feed = feed(channel("forge", PYTHONS + "lute 1.0 0_py | python | | " + purl + "\n"));

        assertThat(rows(feed, "lute")).containsExactly("lute 1.0-0_py is 1.0 for [3.12, 3.11]");
    }

    @ParameterizedTest
    @CsvSource({"pkg:pypi/", "pkg:pypi/l%20te", "pkg:pypi/somebody/lute"})
    void aPackageUrlThatNamesNoProjectIsTold(String purl) {
        Feed feed = feed(channel("forge", PYTHONS + "lute 1.0 0_py | python | | " + purl + "\n"));

        assertThat(feed.projects()).isEmpty();
        assertThat(feed.head().remarks())
                .extracting(remark -> remark.kind() + " " + remark.text())
                .containsExactly("UNREADABLE_NAME " + purl);
    }

    @Test
    void severalPackagesOfOneProjectAreRefusedUnlessThePolicyNamesOne() {
        map("torch torch", "torch-gpu torch", "Lu_te lu.te", "lu-te lu-te");
        CondaSnapshot channel = channel("forge", PYTHONS + """
                torch 1.0 0_py | python
                torch 1.1 0_py | python
                torch-gpu 1.1 0_py | python
                """);

        assertThat(rows(feed(channel), "torch"))
                .contains(
                        "torch 1.1-0_py is 1.1 for [3.12] CLAIMED torch-gpu",
                        "torch-gpu 1.1-0_py is 1.1 for [3.11] CLAIMED torch")
                .hasSize(6);
        names.put(ProjectName.parse("torch"), "torch");
        assertThat(rows(feed(channel), "torch"))
                .containsExactly("torch 1.1-0_py is 1.1 for [3.12, 3.11]", "torch 1.0-0_py is 1.0 for [3.12, 3.11]");
    }

    @Test
    void namesThatNormalizeTwiceClaimOneProject() {
        map("lu_te Lu.te", "lu-te lu-TE");

        assertThat(rows(feed(channel("forge", PYTHONS + "lu_te 1 0_a\nlu-te 2 0_a\n")), "lu-te"))
                .hasSize(4)
                .allMatch(row -> row.contains(" CLAIMED "));
    }

    @Test
    void ofOneVersionTheHighestBuildCountsForEachPython() {
        map("lute lute");
        Feed feed = feed(channel("forge", PYTHONS + """
                lute 1.0 0_py311 | python_abi 3.11.* *_cp311; python >=3.11,<3.12.0a0
                lute 1.0 2_py311 | python_abi 3.11.* *_cp311; python >=3.11,<3.12.0a0
                lute 1.0 1_py312 | python_abi 3.12.* *_cp312
                lute 1.0 9_pypy | python_abi 3.11.* *_pypy311_pp73
                lute 1.0 9_free | python_abi 3.12.* *_cp312t
                lute 0.9 0_any | python 2.7.*|>=3.11.4
                lute 0.8 0_old | python >=2.7,<3
                """));

        assertThat(rows(feed, "lute"))
                .containsExactly(
                        "lute 1.0-1_py312 is 1.0 for [3.12]",
                        "lute 0.9-0_any is 0.9 for [3.12, 3.11]",
                        "lute 1.0-2_py311 is 1.0 for [3.11]");
    }

    @Test
    void versionsOfOneProjectVersionAreOne() {
        map("lute lute");

        assertThat(rows(feed(channel("forge", PYTHONS + "lute 1.0 0_py | python\nlute 1.0.0 1_py | python\n")), "lute"))
                .containsExactly("lute 1.0.0-1_py is 1.0.0 for [3.12, 3.11]");
    }

    @Test
    void aBuildThatIsPackedTwiceIsTwo() {
        map("lute lute");
        String record = "{\"name\": \"lute\", \"version\": \"1\", \"build\": \"0\", \"depends\": [\"python %s\"]}";
        CondaSnapshot channel = channel("forge", PYTHONS);
        Repodata two = repodata("{\"packages\": {\"lute-1-0.tar.bz2\": " + record.formatted("3.11.*")
                + "}, \"packages.conda\": {\"lute-1-0.conda\": " + record.formatted("3.12.*") + "}}");
        List<Repodata> folders = List.of(channel.folders().get(0), two);

        assertThat(rows(feed(new CondaSnapshot(channel.location(), "forge", Trust.HTTPS, folders)), "lute"))
                .containsExactly("lute 1-0 is 1 for [3.12]", "lute 1-0 is 1 for [3.11]");
    }

    @Test
    void thatAreForAnotherPythonOrSystemAreThereAndNotUsable() {
        map("lute lute", "horn horn");
        Feed feed = feed(channel("forge", PYTHONS + """
                lute 0.8 0_old | python >=2.7,<3
                horn 1.0 0_win | python; __win
                horn 1.0 1_unix | python; __unix
                drum 1.0 0_win | __win
                """));

        assertThat(rows(feed, "lute")).containsExactly("lute 0.8-0_old is 0.8 for [3.12] PYTHON python >=2.7,<3");
        assertThat(rows(feed, "horn")).containsExactly("horn 1.0-1_unix is 1.0 for [3.12, 3.11]");
        map("drum drum");
        assertThat(row(feed(channel("forge", PYTHONS + "drum 1.0 0_win | __win\n")), "drum")
                        .architecture())
                .isEqualTo("win-64");
    }

    @Test
    void aChannelWithoutPythonsIsForAllThatThereAre() {
        map("lute lute");

        assertThat(row(feed(channel("own", "lute 1.0 0_py | python >=3.9\n")), "lute")
                        .interpreters())
                .hasSize(7);
    }

    @Test
    void aNameIsOfTheFirstChannelThatHasIt() {
        map("lute lute", "horn horn");
        Feed feed = feed(
                channel("own", "lute 1.0 0_own | python\n"),
                channel("forge", PYTHONS + "lute 2.0 0_py | python\nhorn 1.0 0_py | python\n"));

        assertThat(rows(feed, "lute")).containsExactly("lute 1.0-0_own is 1.0 for [3.12, 3.11]");
        assertThat(row(feed, "lute").purl())
                .isEqualTo("pkg:conda/lute@1.0?build=0_own&channel=own&subdir=noarch&type=conda");
        assertThat(row(feed, "horn").source()).isEqualTo(1);
    }

    @Test
    void whatWasRemovedIsThereAndNotUsable() {
        map("lute lute");

        assertThat(rows(feed(channel("forge", PYTHONS + "-lute 1.0 0_py\n")), "lute"))
                .hasSize(1)
                .first()
                .asString()
                .contains(" MISSING lute");
    }

    @Test
    void whatABuildDependsOnIsRequiredOrNative() {
        map("lute lute", "horn horn", "horn brass", "drum drum");
        FeedRow row = row(feed(channel("forge", PYTHONS + """
                        lute 1.0 0_py | python >=3.8; horn >=1.2,<2.0a0; drum >1; libwood >=2; __glibc >=2.17
                        horn 1.3 0_py | python
                        """)), "lute");

        assertThat(row.requirements()).containsExactly("brass<2.0,>=1.2", "drum>1", "horn<2.0,>=1.2");
        assertThat(row.dependencies()).containsExactly("libwood");
        assertThat(row.fault()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "horn; horn",
                "horn 1.2; horn==1.2",
                "horn =1.2; horn==1.2.*",
                "horn 1.2.*; horn==1.2.*",
                "horn !=1.5; horn!=1.5",
                "horn !=1.5.*; horn!=1.5.*",
                "horn ~=1.2; horn==1.*,>=1.2",
                "horn <1.3; horn<1.3",
                "horn <2; horn!=2,<=2",
                "horn <2.0a0; horn<2.0",
                "horn >1.2; horn!=1.2,>=1.2",
                "horn <1.2|>1.2; horn!=1.2",
                "horn <1.2|>=1.3; horn!=1.2.*"
            })
    void boundsSayTheSameOfEachVersionThatThereIs(String depends, String requirement) {
        map("lute lute", "horn horn");
        FeedRow row = row(feed(channel("forge", PYTHONS + "lute 1.0 0_py | " + depends + """

                        horn 1.2 0_py | python
                        horn 1.2.post1 0_py | python
                        horn 1.3 0_py | python
                        horn 2.0rc1 0_py | python
                        """)), "lute");

        assertThat(row.requirements()).containsExactly(requirement);
        assertThat(row.fault()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"horn 1.2.*|3.*", "horn >=1.1.1k", "horn ^1.*$", "horn[when='x']", "horn * cuda*"})
    void aBoundThatCannotBeSaidMakesABuildUnusable(String depends) {
        map("lute lute", "horn horn");

        assertThat(rows(feed(channel("forge", PYTHONS + "lute 1.0 0_py | " + depends + "\nhorn 1.2 0_py\n")), "lute"))
                .hasSize(1)
                .first()
                .asString()
                .contains(" RELATIONS ");
    }

    @Test
    void ofVersionsWithAnotherBuildThanTheWantedOneNoneWillDo() {
        map("lute lute", "horn horn");
        FeedRow row = row(feed(channel("forge", PYTHONS + """
                        lute 1.0 0_py | horn >=1 *_py
                        horn 1.2 0_py | python
                        horn 1.3 0_cuda | python
                        """)), "lute");

        assertThat(row.requirements()).containsExactly("horn!=1.3,>=1");
    }

    @Test
    void aFileKeepsForWhichPythonsABuildIs() {
        map("lute lute");
        Feed feed = feed(channel("forge", PYTHONS + "lute 1.0 0_py | python >=3.8\nlute 0.9 0_py | python <3.12\n"));

        assertThat(CompiledFeed.open(FeedFile.toBytes(feed)).read()).isEqualTo(feed);
        assertThat(rows(feed, "lute"))
                .containsExactly("lute 1.0-0_py is 1.0 for [3.12, 3.11]", "lute 0.9-0_py is 0.9 for [3.11]");
    }

    /** Each bound is held against each version: a list of a few megabytes would take hours. */
    @Test
    void moreBoundsAndVersionsThanAreComparedAreRefused() {
        StringJoiner lines = new StringJoiner("\n");
        for (int i = 0; i < 33_000; i++) {
            lines.add("horn " + i + " 0 | | | pkg:pypi/horn")
                    .add("lute " + i + " 0 | horn <" + i + " | | pkg:pypi/lute");
        }
        CondaSnapshot channel = channel("forge", lines.toString());

        assertThatExceptionOfType(UnreadableRepositoryException.class)
                .isThrownBy(() -> feed(channel))
                .withMessageContaining("has 1089000000 pairs of a bound and a build");
    }

    @Test
    void whatABuildConstrainsIsToldAndNotRequired() {
        map("lute lute", "horn horn");
        FeedRow row = row(
                feed(channel("forge", PYTHONS + "lute 1.0 0_py | python | horn >=2; wood <0a0\nhorn 1.2 0_py\n")),
                "lute");

        assertThat(row.requirements()).isEmpty();
        assertThat(row.notes()).containsExactly(new ProvidedNote(ProvidedNote.Kind.CONSTRAINS, "horn>=2"));
    }
}
