// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.distro.debian.BinaryPackage.Alternatives;
import dev.headwater.distro.debian.BinaryPackage.Provision;
import dev.headwater.distro.debian.Relation.Operator;
import dev.headwater.distro.listed.PackageFile;
import dev.headwater.distro.unpack.MalformedFileException;
import dev.headwater.distro.unpack.RepeatedBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackagesReaderTest {
    private static final String SHA256 = "0123456789abcdef".repeat(4);
    private static final String STANZA = """
            Package: python3-flute
            Version: 1:2.0-1
            Architecture: all
            Filename: pool/main/f/flute/python3-flute_2.0-1_all.deb
            Size: 1234
            """;

    @Test
    void readsAPackage() throws IOException {
        String text = """
                # Made by hand.
                Package: python3-flute
                Source: flute (1:2.0)
                Version: 1:2.0-1
                Architecture: all
                Pre-Depends: dpkg (>= 1.15.6~)
                Depends: python3:any (<< 3.12),
                 python3-reed | python3-brass (>= 0:1.0) | horn,
                # In between.
                \tlibflute1 (=2.0)
                Provides: python3-pipe (= 2.0), pipes
                Description: plays
                 Package: not a field
                 .
                Filename: pool/main/f/flute/python3-flute_2.0-1_all.deb
                size: 1234
                SHA256: %s
                """.formatted(SHA256);

        assertThat(read(text))
                .containsExactly(new BinaryPackage(
                        "python3-flute",
                        "1:2.0-1",
                        "flute",
                        "all",
                        List.of(
                                group(new Relation("dpkg", "", Operator.LATER_OR_EQUAL, "1.15.6~")),
                                group(new Relation("python3", "any", Operator.EARLIER, "3.12")),
                                group(
                                        new Relation("python3-reed", "", Operator.ANY, ""),
                                        new Relation("python3-brass", "", Operator.LATER_OR_EQUAL, "0:1.0"),
                                        new Relation("horn", "", Operator.ANY, "")),
                                group(new Relation("libflute1", "", Operator.EQUAL, "2.0"))),
                        List.of(new Provision("python3-pipe", "2.0"), new Provision("pipes", "")),
                        new PackageFile("pool/main/f/flute/python3-flute_2.0-1_all.deb", 1234, SHA256)));
        assertThat(read(text.replace("\n", "\r\n"))).isEqualTo(read(text));
    }

    @Test
    void readsStanzasUntilTheEnd() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(read("\n\n")).isEmpty();
        assertThat(read(STANZA + "\n \t\n" + STANZA.replace("flute", "drum").strip()))
                .extracting(BinaryPackage::name)
                .containsExactly("python3-flute", "python3-drum");
    }

    @ParameterizedTest
    @CsvSource({"<, EARLIER_OR_EQUAL", ">, LATER_OR_EQUAL", ">>, LATER", "<=, EARLIER_OR_EQUAL"})
    void readsEachOperatorAsDpkgDoes(String written, Operator operator) throws IOException {
        assertThat(read(STANZA + "Depends: a:native(" + written + "1)\n").get(0).depends())
                .containsExactly(group(new Relation("a", "native", operator, "1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a (>= 1",
                "a (1)",
                "a (>= 1_0)",
                "a [amd64]",
                "a <!nocheck>",
                "a b",
                "a |",
                "| a",
                "a:",
                "a:(= 1)",
                "a; rm -r /",
                "$(id)",
                "-a"
            })
    void saysOfAPackageThatARelationCannotBeRead(String relation) throws IOException {
        BinaryPackage read = read(STANZA + "Depends: b, " + relation + "\n").get(0);
        assertThat(read.fault())
                .startsWith("Packages, line 6: Depends cannot be read: ")
                .contains(relation);
        assertThat(read.depends()).hasSize(1);
    }

    @Test
    void saysOfAPackageThatItsVersionCannotBeRead() throws IOException {
        assertThat(read(STANZA.replace("1:2.0-1", "2.0 beta")).get(0).fault())
                .startsWith("Packages, line 2: Version cannot be read: ");
        assertThat(read(STANZA).get(0).fault()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a | b", "a (>= 1)"})
    void providesNamesAtVersionsOnly(String provided) throws IOException {
        assertThat(read(STANZA + "Provides: " + provided + "\n").get(0).fault())
                .startsWith("Packages, line 6: Provides cannot be read: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Package: python3-flute|Package: ../flute|line 1: Package has signs that no name has",
                "Package: python3-flute|Tag: x|line 1: the stanza that begins here has no Package",
                "Version: 1:2.0-1|Tag: x|line 1: the stanza that begins here has no Version",
                "Architecture: all|Architecture: a b|line 3: Architecture has signs that no name has",
                "Size: 1234|Size: -1|line 5: Size is no number of bytes",
                "Size: 1234|Version: 3|line 5: Version stands here again; it was in line 2",
                "Size: 1234|no field|line 5: is no field; a name and a colon were expected",
                "Size: 1234|SHA256: abc|line 1: the stanza that begins here has no Size",
                "pool/main/|../main/|line 4: Filename is no path below the root of the archive",
                "pool/main/|/main/|line 4: Filename is no path below the root of the archive",
                "pool/main/|main/?|line 4: Filename is no path below the root of the archive"
            })
    void refusesAListWithTheLine(String part, String other, String fault) {
        String text = STANZA.replace(part, other);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(MalformedFileException.class)
                .hasMessage("Packages, " + fault);
    }

    @Test
    void refusesALineThatContinuesNothing() {
        assertThatThrownBy(() -> read(" folded\n" + STANZA))
                .isInstanceOf(MalformedFileException.class)
                .hasMessage("Packages, line 1: goes on with a field that has not begun");
    }

    @Test
    void refusesAVersionOfAMegabyte() {
        assertThatThrownBy(() -> read(STANZA.replace("2.0-1\n", "2".repeat(1 << 19) + "\n")))
                .hasMessage("Packages, line 2: Version is longer than 1000 characters");
        assertThatThrownBy(() -> read(STANZA.replace("2.0-1\n", "2".repeat(1 << 20) + "\n")))
                .hasMessage("Packages, line 2: is longer than 1048576 bytes");
    }

    @Test
    void refusesALineWithoutEnd() {
        assertThatThrownBy(() -> PackagesReader.read(endless("Package: a", "b"), "Packages"))
                .hasMessage("Packages, line 1: is longer than 1048576 bytes");
    }

    @Test
    void refusesAStanzaWithoutEnd() {
        assertThatThrownBy(() -> PackagesReader.read(endless("", "Tag: implemented-in::python\n"), "Packages"))
                .hasMessageEndingWith("the stanza of line 1 is longer than 4194304 bytes");
        assertThatThrownBy(() -> PackagesReader.read(endless("Depends: a,\n", " b,\n"), "Packages"))
                .hasMessageEndingWith("the stanza of line 1 is longer than 4194304 bytes");
    }

    @Test
    void refusesStanzasWithoutEnd() {
        assertThatThrownBy(() -> PackagesReader.read(endless("", STANZA + "\n"), "Packages"))
                .hasMessage("Packages, line 6000001: is one package more than the 1000000 that are read");
    }

    private static InputStream endless(String first, String part) {
        byte[] bytes = part.repeat(1 + 10_000 / part.length()).getBytes(StandardCharsets.US_ASCII);
        return new SequenceInputStream(
                new ByteArrayInputStream(first.getBytes(StandardCharsets.US_ASCII)), new RepeatedBytes(bytes));
    }

    private static Alternatives group(Relation... branches) {
        return new Alternatives(List.of(branches));
    }

    private static List<BinaryPackage> read(String text) throws IOException {
        return PackagesReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "Packages");
    }
}
