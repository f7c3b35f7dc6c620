// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.distro.listed.InstalledFolder;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentsReaderTest {
    private static final String PACKAGES = "usr/lib/python3/dist-packages/";

    @Test
    void findsTheMetadataOfEachPackage() throws IOException {
        Contents contents = read("""
            bin/horn                                                  sound/horn
            usr/lib/python3/dist-packages/brass-1.0.dist-info/METADATA python/python3-brass,contrib/python/brass-tools
            usr/lib/python3/dist-packages/brass-1.0.dist-info/top level.txt\tpython/python3-brass,contrib/python/brass-tools
            usr/lib/python3/dist-packages/flute-2.0.egg-info/PKG-INFO python/python3-flute
            usr/lib/python3/dist-packages/flute-2.0.egg-info/requires.txt python/python3-flute
            usr/lib/python3/dist-packages/drum-3.egg-info python/python3-flute
            usr/lib/python3/dist-packages/flute/__init__.py python/python3-flute
            """);

        InstalledFolder brass = new InstalledFolder(PACKAGES + "brass-1.0.dist-info", "python3", "brass", "1.0");
        assertThat(contents.folders())
                .isEqualTo(Map.of(
                        "python3-brass", List.of(brass),
                        "brass-tools", List.of(brass),
                        "python3-flute",
                                List.of(
                                        new InstalledFolder(PACKAGES + "drum-3.egg-info", "python3", "drum", "3"),
                                        new InstalledFolder(
                                                PACKAGES + "flute-2.0.egg-info", "python3", "flute", "2.0"))));
        assertThat(contents.named()).containsExactly("horn", "python3-brass", "brass-tools", "python3-flute");
    }

    @ParameterizedTest
    @CsvSource({
        "usr/lib/python3/dist-packages/a-1.egg-info, a, 1",
        "usr/lib/python3.11/dist-packages/a-1.dist-info/METADATA, a, 1",
        "usr/lib/python3.11/a-1.egg-info, a, 1",
        "usr/lib/python3/dist-packages/a-1-py3.11.egg-info, a, 1",
        "usr/lib/python3/dist-packages/a-1-py3.11-linux-x86_64.egg-info/PKG-INFO, a, 1",
        "usr/lib/python3/dist-packages/a_b-py-1.0.egg-info, a_b-py, 1.0",
        "usr/lib/python3/dist-packages/a-None.egg-info, a, None",
        "usr/lib/python3/dist-packages/a.egg-info/PKG-INFO, a, ''",
        "usr/lib/python3/dist-packages/a-1-py3.11.dist-info/METADATA, a-1, py3.11"
    })
    void splitsTheNameOfAFolder(String path, String name, String version) throws IOException {
        assertThat(read(path + " python/python3-a\n").folders().get("python3-a"))
                .singleElement()
                .satisfies(folder -> assertThat(folder.name()).isEqualTo(name))
                .satisfies(folder -> assertThat(folder.version()).isEqualTo(version));
    }

    @ParameterizedTest
    @CsvSource({
        "usr/lib/python3/dist-packages/a-1.egg-info, python3, true",
        "usr/lib/python3.11/a-1.egg-info, python3.11, true",
        "usr/lib/python3.1/a-1.egg-info, python3.1, false",
        "usr/lib/python3.9/dist-packages/a-1.egg-info, python3.9, false",
        "usr/lib/python2.7/dist-packages/a-1.egg-info, python2.7, false",
        "usr/lib/pypy3/dist-packages/a-1.egg-info, pypy3, false",
        "usr/lib/pypy3.11/a-1.egg-info, pypy3.11, false",
        "usr/lib/pypy/dist-packages/a-1.egg-info, pypy, false"
    })
    void tellsWhichPythonImportsAFolder(String path, String python, boolean isOf311) throws IOException {
        assertThat(read(path + " python/a\n").folders().get("a"))
                .singleElement()
                .satisfies(folder -> assertThat(folder.python()).isEqualTo(python))
                .satisfies(folder -> assertThat(folder.isFor("3.11")).isEqualTo(isOf311));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usr/share/tool/a-1.dist-info/METADATA",
                "usr/lib/tool/python3/dist-packages/a-1.dist-info/METADATA",
                "usr/lib/python3/dist-packages/tool/_vendor/a-1.dist-info/METADATA",
                "usr/lib/python3/a-1.dist-info/METADATA",
                "usr/lib/python3/site-packages/a-1.dist-info/METADATA",
                "usr/lib/python3.x/dist-packages/a-1.dist-info/METADATA",
                "usr/lib/python/dist-packages/a-1.dist-info/METADATA",
                "usr/lib/pypy3/a-1.dist-info/METADATA",
                "usr/lib/pypyX/dist-packages/a-1.dist-info/METADATA",
                "usr/lib/python3./a-1.dist-info/METADATA",
                "usr/lib/python3.11.2/dist-packages/a-1.dist-info/METADATA",
                "usr/lib/python3/dist-packages/a-1.dist-info.txt",
                "usr/lib/python3/dist-packages/tool.py"
            })
    void leavesOutWhatCannotBeImported(String path) throws IOException {
        Contents contents = read(path + " python/python3-a\n");
        assertThat(contents.folders()).isEmpty();
        assertThat(contents.named()).containsExactly("python3-a");
    }

    @Test
    void skipsTheTextAboveAnOldList() throws IOException {
        Contents contents = read("""
            This file maps each file available in the system to the package from which it comes.

            usr/lib/python3/dist-packages/z-1.egg-info would be looked for without its slash.
            FILE                                                    LOCATION
            bin/horn                                                sound/horn
            """);
        assertThat(contents.named()).containsExactly("horn");
        assertThat(contents.folders()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alone", "a sound/", "a sound/horn,", "a sound/b;c", "a sound/horn)(", " sound/horn"})
    void refusesALineThatIsNone(String line) {
        assertThatThrownBy(() -> read("bin/horn sound/horn\n" + line + "\n"))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageStartingWith("Contents, line 2: is no path");
        assertThatThrownBy(() -> read("bin/horn sound/horn\n".repeat(500) + line + "\n"))
                .hasMessageStartingWith("Contents, line 501: is no path");
    }

    @Test
    void mayBeEmpty() throws IOException {
        assertThat(read("")).isEqualTo(new Contents(Map.of(), Set.of()));
    }

    @Test
    void refusesFoldersWithoutEnd() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= 500_000; i++) {
            text.append(PACKAGES).append("a-").append(i).append(".egg-info python/a\n");
        }
        assertThatThrownBy(() -> read(text.toString()))
                .hasMessage("Contents, line 500001: is one folder more than the 500000 that are read");
    }

    @Test
    void isAddedToAnother() throws IOException {
        Contents all = read(PACKAGES + "a-1.egg-info python/x\n" + PACKAGES + "c-1.egg-info python/x\n");
        Contents amd64 = read(PACKAGES + "b-1.egg-info python/x\n" + PACKAGES + "c-1.egg-info python/x,python/y\n");

        Contents both = all.with(amd64);
        assertThat(both.named()).containsExactly("x", "y");
        assertThat(both.folders().get("x")).extracting(InstalledFolder::name).containsExactly("a", "b", "c");
        assertThat(both.folders().get("y")).extracting(InstalledFolder::name).containsExactly("c");
    }

    private static Contents read(String text) throws IOException {
        return ContentsReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "Contents");
    }
}
