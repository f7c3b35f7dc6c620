// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.distro.listed.InstalledFolder;
import dev.headwater.distro.listed.ListedFile;
import dev.headwater.distro.listed.PackageFile;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryFilesTest {
    private static final String SHA256 = "0123456789abcdef".repeat(4);
    private static final String SHA512 = "0123456789abcdef".repeat(8);
    private static final String PACKAGE = """
        <package type="rpm">
          <name>python3-glue</name><arch>noarch</arch>
          <version epoch="1" ver="2.0~rc1" rel="3.fc41"/>
          <checksum type="sha256" pkgid="YES">%s</checksum>
          <summary>Glue &amp; more &#60;wood&gt;</summary><description><![CDATA[<wood> & more]]></description>
          <time file="1790000000" build="1780000000"/>
          <size package="12" installed="34" archive="56"/>
          <location href="Packages/p/python3-glue-2.0~rc1-3.fc41.noarch.rpm"/>
          <format>
            <rpm:vendor>Orchestra</rpm:vendor>
            <rpm:sourcerpm>python-glue-2.0~rc1-3.fc41.src.rpm</rpm:sourcerpm>
            <rpm:provides>
              <rpm:entry name="python3-glue" flags="EQ" epoch="1" ver="2.0~rc1" rel="3.fc41"/>
              <rpm:entry name="python3.13dist(glue)" flags="EQ" epoch="0" ver="2~rc1"/>
            </rpm:provides>
            <rpm:requires>
              <rpm:entry name="(python3.13dist(wood) &gt;= 1 with python3.13dist(wood) &lt; 2)"/>
              <rpm:entry name="python(abi)" flags="EQ" epoch="0" ver="3.13"/>
              <rpm:entry name="libglue" flags="GE" ver="1" pre="1"/>
            </rpm:requires>
            <rpm:conflicts><rpm:entry name="paste"/></rpm:conflicts>
                <rpm:obsoletes><rpm:entry name="python2-glue" flags="LT" ver="2"/></rpm:obsoletes>
            <file type="dir">/usr/lib/glue</file>
          </format>
        </package>
        """.formatted(SHA256);

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static String primary(String packages) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<metadata xmlns=\"http://linux.duke.edu/metadata/common\""
                + " xmlns:rpm=\"http://linux.duke.edu/metadata/rpm\" packages=\"1\">\n<!-- a > b -->" + packages
                + "</metadata>\n";
    }

    @Nested
    class Primaries {
        private static List<RpmPackage> read(String text) throws IOException {
            return PrimaryReader.read(stream(text), "primary.xml");
        }

        @Test
        void listPackages() throws IOException {
            List<RpmPackage> packages = read(primary(PACKAGE));

            assertThat(packages).singleElement().satisfies(glue -> {
                assertThat(glue.name()).isEqualTo("python3-glue");
                assertThat(glue.version()).hasToString("1:2.0~rc1-3.fc41");
                assertThat(glue.architecture()).isEqualTo("noarch");
                assertThat(glue.source()).isEqualTo("python-glue");
                assertThat(glue.vendor()).isEqualTo("Orchestra");
                assertThat(glue.file())
                        .isEqualTo(new PackageFile("Packages/p/python3-glue-2.0~rc1-3.fc41.noarch.rpm", 12, SHA256));
                assertThat(glue.time()).contains(Instant.ofEpochSecond(1_790_000_000));
                assertThat(glue.provides())
                        .extracting(Object::toString)
                        .containsExactly("python3-glue = 1:2.0~rc1-3.fc41", "python3.13dist(glue) = 2~rc1");
                assertThat(glue.obsoletes()).hasToString("[python2-glue < 2]");
                assertThat(glue.requires())
                        .extracting(Object::toString)
                        .containsExactly(
                                "(python3.13dist(wood) >= 1 with python3.13dist(wood) < 2)",
                                "python(abi) = 3.13",
                                "libglue >= 1");
            });
        }

        @Test
        void keepWhatTheFirstOfTwoListsOfAPackageSays() throws IOException {
            String twice = PACKAGE.replace("</format>", """
                <rpm:provides><rpm:entry name="wood"/></rpm:provides>
                <rpm:requires><rpm:entry name="tree"/></rpm:requires></format>
                """);

            assertThat(read(primary(twice))).singleElement().satisfies(glue -> {
                assertThat(glue.provides()).hasSize(3);
                assertThat(glue.requires()).hasSize(4);
            });
        }

        @Test
        void haveTheRequirementsOfWhatAPolicyMayName() throws IOException {
            String other = PACKAGE.replace("python3.13dist(glue)", "glue");

            assertThat(read(primary(other + PACKAGE)))
                    .extracting(each -> each.requires().size())
                    .containsExactly(3, 3);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<name>python3-glue</name>| ",
                    "<name>python3-glue</name>|<name>-o</name>",
                    "<name>python3-glue</name>|<name>a b</name>",
                    "<arch>noarch</arch>|<arch/>",
                    " rel=\"3.fc41\"/>|/>",
                    "ver=\"2.0~rc1\"|ver=\"/\"",
                    "<package type=\"rpm\">|<package>",
                    "<package type=\"rpm\">|<package type=\"module\">",
                    "</package>|",
                    "<format>|<format><format>"
                })
        void areRefusedWholeWhereAPackageCannotBeRead(String change) {
            String[] parts = change.split("\\|", -1);
            String changed = PACKAGE.replaceFirst(Pattern.quote(parts[0]), parts[1]);

            assertThat(changed).isNotEqualTo(PACKAGE);
            assertThatExceptionOfType(MalformedFileException.class)
                    .isThrownBy(() -> read(primary(PACKAGE + changed)))
                    .withMessageStartingWith("primary.xml, line ");
        }

        @Test
        void haveNoEntities() {
            String entities =
                    "<!DOCTYPE metadata [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
            String outside = "<!DOCTYPE metadata SYSTEM \"file:///etc/passwd\">";

            for (String declared : List.of(entities, outside)) {
                assertThatExceptionOfType(MalformedFileException.class)
                        .isThrownBy(() -> read(declared + primary(PACKAGE).replaceFirst(".*\n", "")))
                        .withMessageContaining("a declaration of types or entities, which is not read");
            }
            assertThatExceptionOfType(MalformedFileException.class)
                    .isThrownBy(() -> read(primary(PACKAGE.replace("noarch", "&a;"))));
        }

        /** A JDK of today takes a hundred thousand of them in a file for an attack, and a repository has more. */
        @Test
        void haveAsManyOfTheCharactersThatXmlWritesOutAsTheyLike() throws IOException {
            String text = PACKAGE.replace("more &#60;", "&lt;&gt;&amp;&#10;".repeat(10_000) + "&#60;");

            assertThat(read(primary(text.repeat(15)))).hasSize(15);
        }

        @Test
        void sayWhyTheyAreNoXml() {
            assertThatExceptionOfType(MalformedFileException.class)
                    .isThrownBy(() -> read(primary(PACKAGE.replace("</arch>", "</ark>"))))
                    .withMessageMatching("primary.xml, line \\d+: is no XML that is read: [^\\[]*\"arch\".*");
        }

        @Test
        void areNotReadInAnotherEncodingThanTheirOwnAndNothingIsPrinted() {
            byte[] wide = primary(PACKAGE).replace("UTF-8", "UTF-16").getBytes(UTF_16);

            assertThatExceptionOfType(MalformedFileException.class)
                    .isThrownBy(() -> PrimaryReader.read(new ByteArrayInputStream(wide), "primary.xml"));
            byte[] latin = primary(PACKAGE.replace("Glue", "Gl\u00fc")).getBytes(ISO_8859_1);
            PrintStream before = System.err;
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            try {
                System.setErr(new PrintStream(printed, true, UTF_8));
                assertThatExceptionOfType(MalformedFileException.class)
                        .isThrownBy(() -> PrimaryReader.read(new ByteArrayInputStream(latin), "primary.xml"))
                        .withMessageContaining("bytes that are no UTF-8");
            } finally {
                System.setErr(before);
            }
            assertThat(printed.toString(UTF_8)).doesNotContain("Fatal");
        }

        @Test
        void haveNoPieceWithoutEnd() {
            for (String begin : List.of("<!--", "<!-->", "<!--->", "<![CDATA[", "<?p ", "<a b=\"", "<a>")) {
                String rest = (begin.startsWith("<a") ? "" : "<") + "x".repeat(999);
                InputStream endless = new SequenceInputStream(Collections.enumeration(IntStream.range(0, 3000)
                        .mapToObj(i -> stream(i == 0 ? "<metadata>" + begin : rest))
                        .toList()));

                assertThatExceptionOfType(MalformedFileException.class)
                        .as(begin)
                        .isThrownBy(() -> PrimaryReader.read(endless, "primary.xml"))
                        .withMessageContaining("a piece of more than 1048576 bytes");
            }
            assertThatExceptionOfType(MalformedFileException.class)
                    .isThrownBy(() -> read("<metadata>" + "<a>".repeat(100_000)))
                    .withMessageContaining("more than 32 deep");
        }
    }

    @Nested
    class ListsOfModules {
        @Test
        void tellWhichPackagesAreOfThem() throws IOException {
            assertThat(ModulesReader.read(stream("""
                ---
                document: modulemd
                version: 2
                data:
                  name: orchestra
                  description: >-
                    - no package: at all
                  artifacts:
                    rpms:
                    - wood-0:1.0-2.module_f33+1+ab.noarch
                    - "reed-1:2-1.x86_64"
                ...
                """), "modules.yaml"))
                    .containsExactlyInAnyOrder("wood-0:1.0-2.module_f33+1+ab.noarch", "reed-1:2-1.x86_64");
        }

        /** A package of a module counted where its list was written within brackets. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "artifacts: {rpms: [wood-0:1-2.noarch, 'reed-1:2-1.x86_64']}",
                    "rpms: [wood-0:1-2.noarch,\n  \"reed-1:2-1.x86_64\"\n]",
                    "{\"rpms\":[\"wood-0:1-2.noarch\",\"reed-1:2-1.x86_64\"]}",
                    "rpms:\r\n-   wood-0:1-2.noarch\r\n- reed-1:2-1.x86_64\r\n"
                })
        void mayBeWrittenInAnyForm(String text) throws IOException {
            assertThat(ModulesReader.read(stream(text), "modules.yaml"))
                    .containsExactlyInAnyOrder("wood-0:1-2.noarch", "reed-1:2-1.x86_64");
        }
    }

    @Nested
    class ListsOfFiles {
        private static final String WOOD = """
            <package pkgid="ab" name="wood" arch="noarch">
              <version epoch="0" ver="1" rel="2"/>
              <file type="dir">/usr/lib/python3.13/site-packages/wood-1.dist-info</file>
              <file>/usr/lib/python3.13/site-packages/wood-1.dist-info/METADATA</file>
              <file>/usr/lib64/python3.13/site-packages/reed-2-py3.13.egg-info</file>
              <file type="ghost">/usr/lib/python3.13/site-packages/other-1.dist-info</file>
              <file>/usr/lib/python3.13/site-packages/nested/inner-1.dist-info/METADATA</file>
              <file>/opt/app/lib/python3.13/site-packages/app-1.dist-info/METADATA</file>
              <file>usr/lib/python3.13/site-packages/relative-1.dist-info</file>
            </package>
            <package pkgid="cd" name="stone" arch="noarch"><version ver="1" rel="1"/></package>
            """;

        private static Filelists read(String packages) throws IOException {
            String text = "<filelists xmlns=\"http://linux.duke.edu/metadata/filelists\" packages=\"2\">" + packages
                    + "</filelists>";
            return FilelistsReader.read(stream(text), "filelists.xml");
        }

        @Test
        void tellTheMetadataThatPackagesInstallWherePythonsImportFrom() throws IOException {
            Filelists read = read(WOOD);

            assertThat(read.named()).containsExactlyInAnyOrder("ab", "cd");
            assertThat(read.packages()).singleElement().satisfies(wood -> {
                assertThat(wood.name()).isEqualTo("wood");
                assertThat(wood.version()).hasToString("1-2");
                assertThat(wood.folders())
                        .extracting(folder -> folder.name() + " " + folder.version() + " " + folder.python())
                        .containsExactly("wood 1 python3.13", "reed 2 python3.13");
            });
        }

        @Test
        void sayOfAPackageAllThatTheySayInSeveralPlaces() throws IOException {
            Filelists read = read(WOOD + WOOD.replace("wood-1.dist", "flute-1.dist"));

            assertThat(read.packages())
                    .singleElement()
                    .satisfies(wood -> assertThat(wood.folders())
                            .extracting(InstalledFolder::name)
                            .containsExactly("flute", "wood", "reed"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"pkgid=\"ab\"", "name=\"wood\"", "arch=\"noarch\"", "ver=\"1\"", "rel=\"2\"", "</package>"})
        void areRefusedWholeWhereAPackageCannotBeRead(String part) {
            String changed = WOOD.replaceFirst(Pattern.quote(part), "");

            assertThatExceptionOfType(MalformedFileException.class)
                    .isThrownBy(() -> read(changed))
                    .withMessageStartingWith("filelists.xml, line ");
        }
    }

    @Nested
    class Indexes {
        private static final String DATA = """
            <data type="primary">
              <checksum type="sha256">%s</checksum>
              <open-checksum type="sha512">%s</open-checksum>
              <location href="repodata/primary.xml.gz"/>
              <timestamp>1790000000.5</timestamp>
              <size>12</size>
              <open-size>34</open-size>
            </data>
            """.formatted(SHA256, SHA512);

        private static Repomd read(String data) throws IOException {
            String text = "<repomd xmlns=\"http://linux.duke.edu/metadata/repo\"><revision>1</revision>" + data
                    + "<data type=\"other\"><timestamp>1790000009</timestamp></data></repomd>";
            return RepomdReader.read(stream(text), "repomd.xml");
        }

        @Test
        void sayWhatPrimaryHasToBe() throws IOException {
            assertThat(read(DATA))
                    .isEqualTo(new Repomd(
                            Optional.of(Instant.ofEpochSecond(1_790_000_009)),
                            new Repomd.Listed(
                                    "repodata/primary.xml.gz",
                                    new ListedFile("repomd.xml", 12, "sha256", SHA256),
                                    Optional.of(new ListedFile("repomd.xml", 34, "sha512", SHA512))),
                            Optional.empty(),
                            Optional.empty()));
        }

        @Test
        void sayWhatTheOtherListsHaveToBe() throws IOException {
            assertThat(read(DATA + DATA.replace("primary", "filelists")).filelists())
                    .map(Repomd.Listed::path)
                    .contains("repodata/filelists.xml.gz");
            for (String data : List.of(
                    DATA.replace("primary", "filelists").replace("sha256", "sha1"),
                    DATA.replace("primary", "filelists") + DATA.replace("primary", "filelists"))) {
                assertThatExceptionOfType(MalformedFileException.class).isThrownBy(() -> read(DATA + data));
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<checksum type=\"sha256\">|<checksum type=\"md5\">",
                    "<checksum type=\"sha256\">|<checksum type=\"sha512\">",
                    "<checksum type=\"sha256\">|<other type=\"sha256\">",
                    "</checksum>|x</checksum>",
                    "<size>12|<size>-12",
                    "<size>12|<size>",
                    "repodata/primary|../primary",
                    "repodata/primary|/primary",
                    "repodata/primary|a%2e/primary",
                    "type=\"primary\"|type=\"filelists\"",
                    "</data>|</data><data type=\"primary\"/>"
                })
        void areRefusedWithoutWhatVouchesForPrimary(String change) {
            String[] parts = change.split("\\|", -1);
            String changed = DATA.replace(parts[0], parts[1]);

            assertThat(changed).isNotEqualTo(DATA);
            assertThatExceptionOfType(MalformedFileException.class).isThrownBy(() -> read(changed));
        }
    }

    @Nested
    class Metalinks {
        private static List<MetalinkReader.Digest> read(String file) throws IOException {
            String text = "<metalink version=\"3.0\" xmlns=\"http://www.metalinker.org/\""
                    + " xmlns:mm0=\"http://fedorahosted.org/mirrormanager\"><files>" + file + "</files></metalink>";
            return MetalinkReader.read(stream(text), "metalink");
        }

        @Test
        void sayWhatTheIndexHasToBe() throws IOException {
            assertThat(read("""
                <file name="other.xml"><verification><hash type="sha256">%1$s</hash></verification></file>
                <file name="repomd.xml"><size>5</size>
                  <mm0:alternates><mm0:alternate><verification><hash type="sha-256">%1$s</hash></verification>
                  </mm0:alternate></mm0:alternates>
                  <verification><hash type="md5">%1$s</hash><hash type="sha512">%2$s</hash></verification>
                  <resources><url>https://mirror.example.org/repomd.xml</url></resources>
                </file>
                """.formatted(SHA256, SHA512)))
                    .containsExactly(
                            new MetalinkReader.Digest("sha256", SHA256), new MetalinkReader.Digest("sha512", SHA512));
        }

        @Test
        void areRefusedWithNothingBetterThanMd5() {
            assertThatExceptionOfType(MalformedFileException.class)
                    .isThrownBy(() -> read("<file name=\"repomd.xml\"><verification><hash type=\"md5\">"
                            + SHA256.substring(32) + "</hash><hash type=\"sha1\">" + SHA256.substring(24)
                            + "</hash></verification></file>"))
                    .withMessageContaining("has no sha256 or better of repomd.xml");
        }
    }
}
