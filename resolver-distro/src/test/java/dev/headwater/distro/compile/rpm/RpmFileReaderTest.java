// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.distro.listed.InstalledFolder;
import dev.headwater.distro.rpm.RpmFileReader;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RpmFileReaderTest {
    private static final String SITE = "/usr/lib64/python3.13/site-packages/";
    private static final byte[] WOOD =
            RpmFile.of(SITE, "wood-1.dist-info", SITE, "reed.egg-info", SITE, "other-1.dist-info ghost");

    private static List<InstalledFolder> read(byte[] file) throws MalformedFileException {
        return RpmFileReader.read(new ByteArrayInputStream(file), "wood.rpm");
    }

    @Test
    void tellsWhatAPackageInstalls() throws MalformedFileException {
        assertThat(read(WOOD))
                .extracting(folder -> folder.name() + " " + folder.version())
                .containsExactly("reed ", "wood 1");
    }

    /** As packages were before the names of folders were kept apart. */
    @Test
    void readsWholePathsOfFiles() throws MalformedFileException {
        assertThat(read(RpmFile.ofPaths(SITE + "wood-1.dist-info/METADATA", SITE + "reed-1.dist-info ghost")))
                .extracting(InstalledFolder::name)
                .containsExactly("wood");
    }

    /** Else each of many files could have a folder of megabytes. */
    @Test
    void refusesAFolderThatNoSystemHas() {
        byte[] deep = RpmFile.of(SITE + "a/".repeat(3000), "one");

        assertThatExceptionOfType(MalformedFileException.class)
                .isThrownBy(() -> read(deep))
                .withMessage("wood.rpm, header: has a folder of more than 4096 characters");
    }

    @Test
    void refusesWhatEndsTooEarly() {
        for (int length = 0; length < WOOD.length; length++) {
            byte[] cut = Arrays.copyOf(WOOD, length);
            assertThatExceptionOfType(MalformedFileException.class)
                    .as("%s bytes", length)
                    .isThrownBy(() -> read(cut))
                    .withMessageStartingWith("wood.rpm, header: ");
        }
    }

    @Test
    void refusesNothingButByAFaultWhateverIsChanged() {
        Random random = new Random(17);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] changed = WOOD.clone();
            for (int more = random.nextInt(3); more >= 0; more--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                read(changed);
            } catch (MalformedFileException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }
}
