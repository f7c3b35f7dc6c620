// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.conda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.distro.unpack.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepodataReaderTest {
    private static Repodata read(String text) throws IOException {
        return RepodataReader.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "repodata.json", "noarch");
    }

    private static String list(String records) {
        return "{\"info\": {\"subdir\": \"noarch\"}, \"packages.conda\": {" + records + "}, \"removed\": []}";
    }

    @Test
    void readsWhatABuildSays() throws IOException {
        CondaPackage read =
                read(list("""
                "lute-1.0-py_3.conda": {"name": "lute", "version": "1.0", "build": "py_3", "build_number": 3,
                 "depends": ["python >=3.8", "horn"], "constrains": ["drum <2"], "purls": ["pkg:pypi/lute"],
                 "sha256": "%s", "md5": "x", "size": 12, "timestamp": 1605110689658, "track_features": "slow",
                 "license": {"any": ["thing"]}}""".formatted("AB".repeat(32)))).packages().get(0);

        assertThat(read.name() + " " + read.version() + " " + read.build() + " " + read.buildNumber())
                .isEqualTo("lute 1.0 py_3 3");
        assertThat(read.depends()).containsExactly("python >=3.8", "horn");
        assertThat(read.constrains()).containsExactly("drum <2");
        assertThat(read.purls()).containsExactly("pkg:pypi/lute");
        assertThat(read.file().path()).isEqualTo("noarch/lute-1.0-py_3.conda");
        assertThat(read.file().sha256()).isEqualTo("ab".repeat(32));
        assertThat(read.time()).contains(Instant.ofEpochSecond(1605110689));
        assertThat(read.isTracked()).isTrue();
        assertThat(read.fault()).isEmpty();
    }

    @Test
    void takesSecondsForSeconds() throws IOException {
        assertThat(read(list("\"a-1-0.conda\": {\"name\": \"a\", \"version\": \"1\", \"build\": \"0\","
                                + " \"timestamp\": 1605110689}"))
                        .packages()
                        .get(0)
                        .time())
                .contains(Instant.ofEpochSecond(1605110689));
    }

    /** Conda gets the file by its name, and would install another thing than what was looked at. */
    @ParameterizedTest
    @CsvSource({"horn, 1, 0", "lute, 2, 0", "lute, 1, 1"})
    void doesNotBelieveABuildThatCallsItselfOtherwiseThanItsFile(String name, String version, String build)
            throws IOException {
        CondaPackage read = read(list("\"lute-1-0.conda\": {\"name\": \"" + name + "\", \"version\": \"" + version
                        + "\", \"build\": \"" + build + "\"}"))
                .packages()
                .get(0);

        assertThat(read.fault()).startsWith("the file lute-1-0.conda calls itself " + name);
    }

    @Test
    void doesNotBelieveWhatIsNoListOfRelations() throws IOException {
        assertThat(read(list("\"a-1-0.conda\": {\"name\": \"a\", \"version\": \"1\", \"build\": \"0\","
                                + " \"depends\": \"python\"}"))
                        .packages()
                        .get(0)
                        .fault())
                .isEqualTo("depends is no list");
    }

    @Test
    void leavesOutWhatWasRemovedAndKeepsItsName() throws IOException {
        Repodata read =
                read("{\"packages\": {\"a-1-0.tar.bz2\": {\"name\": \"a\", \"version\": \"1\", \"build\": \"0\"}},"
                        + " \"removed\": [\"a-1-0.tar.bz2\", \"B-c-2-1.conda\", \"nothing\"]}");

        assertThat(read.packages()).isEmpty();
        assertThat(read.removed()).containsExactly("a", "b-c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"repodata_version\": 3} | is a list of version 3, and 2 is the newest that is read",
                "{\"v3\": {\"conda\": {\"a-1-0\": {}}}} | has packages of revision 3, which is newer than what is read",
                "{\"info\": {\"subdir\": \"linux-64\"}} | lists another folder than noarch",
                "{\"packages\": {\"a-1-0.conda\": {\"version\": \"1\"}}} | a package without a name that can be read",
                "{\"packages\": {\"a\": {\"name\": \"a/../b\"}}} | a package without a name that can be read",
                "{\"packages\": {\"a\": {\"name\": \"a\", \"name\": \"b\"}}} | is no sound JSON: Duplicate field",
                "{\"packages\": {\"a\": {\"name\": \"a\"}, \"a\": {\"name\": \"a\"}}} | is no sound JSON: Duplicate field",
                "{\"packages\": {\"a\": {\"name\": \"a\", \"size\": NaN}}} | is no sound JSON",
                "{\"packages\": {\"a\": {\"name\": \"a\", \"size\": 99999999999999999999}}} | is no sound JSON",
                "{\"packages\": [] } | is not an object of packages",
                "{\"packages\": null } | is not an object of packages",
                "{} | has neither packages nor packages.conda",
                "{\"error\": \"come back later\"} | has neither packages nor packages.conda",
                "{\"packages\": {}, \"packages.whl\": {\"a-1-0\": {}}} | has packages of a kind that is not read",
                "{\"packages\": {}, \"packages.x\": [] } | has packages of a kind that is not read",
                "{\"info\": {\"channel_relations\": \"../x\"}} | is not an object of channels",
                "{\"info\": {\"channel_relations\": {\"base\": [\"../x\"]}}} | is not a path of a channel",
                "{\"info\": {\"channel_relations\": {\"base\": \"https://x.example.org\"}}} | is no path of a channel",
                "{\"info\": {\"channel_relations\": {\"overrides\": \"../x?y\"}}} | is no path of a channel",
                "{\"info\": {\"channel_relations\": {\"base\": \"../x\", \"overrides\": \"../x\"}}} | has one channel before",
                "{\"packages\": {} | ends early",
                "{\"packages\": {}} {} | is followed by more",
                "[] | is not an object"
            })
    void refusesAsAWholeWhatMightHideAPackage(String text, String fault) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void readsWithWhichChannelsItIsToBeUsed() throws IOException {
        ChannelRelations read = read("{\"info\": {\"channel_relations\": {\"base\": \"../conda-forge\", \"later\": [1],"
                        + " \"overrides\": \"../..\"}}, \"packages\": {}}")
                .relations();

        assertThat(read.base("https://conda.example.org/bioconda/")).contains("https://conda.example.org/conda-forge");
        assertThat(read.overrides("https://conda.example.org/own/label/rc"))
                .contains(ChannelRelations.comparable("https://conda.example.org/own/"));
        assertThat(read.overrides("https://conda.example.org/own")).contains("https://conda.example.org/..");
        assertThat(read.base("/srv/mirror/./bioconda")).contains("/srv/mirror/conda-forge");
        assertThat(read("{\"info\": {\"channel_relations\": null}, \"packages\": {}}")
                        .relations()
                        .base("https://conda.example.org/own"))
                .isEmpty();
    }

    @Test
    void takesAnEmptyRevisionForNone() throws IOException {
        assertThat(read("{\"packages\": {}, \"packages.whl\": {}, \"v3\": {\"whl\": {}}}")
                        .packages())
                .isEmpty();
    }

    /** What looked like UTF-32 ended with a failure of reading, as if the file could not be had. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void isOfUtf8Alone(String charset) {
        byte[] text = "{\"packages\": {\"\ud83c\udf4f\": 1}}".getBytes(Charset.forName(charset));
        text[text.length - 3] = (byte) 0xff;

        assertThatThrownBy(() -> RepodataReader.read(new ByteArrayInputStream(text), "repodata.json", "noarch"))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("is no sound JSON");
    }

    @Test
    void isBoundedInDepthAndNumber() {
        assertThatThrownBy(() -> read("{\"x\": " + "[".repeat(100_000)))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("is no sound JSON");
        assertThatThrownBy(() -> read(
                        list("\"a-1-0.conda\": {\"name\": \"a\", \"depends\": [" + "\"x\",".repeat(5000) + "\"x\"]}")))
                .hasMessageContaining("has more than 4000 entries");
    }
}
