// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.overlay.FileUse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WheelRepublisherTest {
    @TempDir
    private Path folder;

    private List<Republished> republish(int number, Path... wheels) throws IOException {
        return WheelRepublisher.withoutOverlays().republish(sources(wheels), number, folder.resolve("out"));
    }

    private static List<WheelSource> sources(Path... wheels) {
        return Arrays.stream(wheels).map(WheelSource::of).toList();
    }

    @Test
    void makesThePostReleaseOfEveryWheelOfASet() throws IOException {
        Path one = WheelBuilder.of("lib", "1.0", "six<2").write(folder);
        Path two = WheelBuilder.of("lib", "1.0", "six<2")
                .with(it -> it.filename = "lib-1.0-2-py2-none-any.whl")
                .write(folder);

        assertThat(republish(1, one, two))
                .extracting(made -> made.file().getFileName().toString())
                .containsExactly("lib-1.0.post1-py3-none-any.whl", "lib-1.0.post1-2-py2-none-any.whl");
    }

    @Test
    void namesFoldersMetadataAndRecordAreOfItAndAllElseIsAsItWas() throws IOException {
        Path wheel = WheelBuilder.of("lib", "1.0", "six<2").write(folder);
        Unzipped before = Unzipped.of(wheel);
        Unzipped after = Unzipped.of(republish(1, wheel).get(0).file());

        assertThat(after.names())
                .containsExactly(
                        "lib/__init__.py",
                        "lib-1.0.post1.data/scripts/run",
                        "lib-1.0.post1.dist-info/METADATA",
                        "lib-1.0.post1.dist-info/WHEEL",
                        "lib-1.0.post1.dist-info/RECORD");
        assertThat(after.text("lib/__init__.py")).isEqualTo("__version__ = \"1.0\"\n");
        assertThat(after.text("lib-1.0.post1.dist-info/METADATA"))
                .isEqualTo(before.text("lib-1.0.dist-info/METADATA").replace("Version: 1.0\n", "Version: 1.0.post1\n"));
        byte[] metadata = after.text("lib-1.0.post1.dist-info/METADATA").getBytes(StandardCharsets.UTF_8);
        assertThat(after.text("lib-1.0.post1.dist-info/RECORD"))
                .isEqualTo(before.text("lib-1.0.dist-info/RECORD")
                        .replace("lib-1.0.d", "lib-1.0.post1.d")
                        .replaceAll("METADATA,.*", "METADATA," + WheelBuilder.hash(metadata) + "," + metadata.length));
    }

    @Test
    void whatItMakesCanBeRewrittenAndRepublished() throws IOException {
        Path made = republish(1, WheelBuilder.of("lib", "1.0", "six<2").write(folder))
                .get(0)
                .file();

        assertThat(republish(2, made).get(0).file()).hasFileName("lib-1.0.post2-py3-none-any.whl");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 0, 1.0.post0",
        "1.0.post1, 2, 1.0.post2",
        "1!2.0rc1, 3, 1!2.0rc1.post3",
        "1.0+cu118, 1, 1.0.post1+cu118",
        "1.0.post1+cu118, 4, 1.0.post4+cu118"
    })
    void theNumberStandsWhereAVersionHasIt(String version, int number, String expected) throws IOException {
        Path wheel = WheelBuilder.of("lib", version).write(folder);

        assertThat(republish(number, wheel).get(0).version()).hasToString(expected);
        assertThat(Unzipped.of(folder.resolve("out/lib-" + expected + "-py3-none-any.whl"))
                        .names())
                .contains("lib-" + expected + ".dist-info/METADATA");
    }

    @ParameterizedTest
    @CsvSource({"1.0.post1, 1", "1.0.post2, 1", "1.0.dev1, 1"})
    void aVersionThatHasNoSuchPostReleaseIsRefused(String version, int number) {
        Path wheel = WheelBuilder.of("lib", version).write(folder);

        assertThatThrownBy(() -> republish(number, wheel))
                .isInstanceOf(InvalidWheelException.class)
                .hasMessageContaining(version);
    }

    @Test
    void overlaysInForceAreInItsMetadata() throws IOException {
        Path wheel = WheelBuilder.of("lib", "1.0", "six<2").write(folder);
        List<Republished> made = WheelRepublisher.of(Policies.of(
                        Policies.six("loose"),
                        Policies.lib("gone")
                                .use(FileUse.withdraw("wrong metadata"))
                                .build()))
                .republish(sources(wheel), 1, folder.resolve("out"));

        assertThat(Unzipped.of(made.get(0).file()).text("lib-1.0.post1.dist-info/METADATA"))
                .contains("\nVersion: 1.0.post1\n", "\nRequires-Dist: six<3\n");
        assertThat(made.get(0).changes()).hasSize(1);
    }

    @Test
    void allOfASetOrNone() {
        Path good = WheelBuilder.of("lib", "1.0", "six<2").write(folder);
        Path bad = WheelBuilder.of("lib", "1.0", "six<2")
                .with(it -> it.filename = "lib-1.0-2-py3-none-any.whl")
                .with(it -> it.addUnnamed("lib/extra.py", "x"))
                .write(folder);
        Path other = WheelBuilder.of("lib", "1.1", "six<2").write(folder);

        assertThatThrownBy(() -> republish(1, good, bad)).isInstanceOf(InvalidWheelException.class);
        assertThatThrownBy(() -> WheelRepublisher.withoutOverlays()
                        .republish(sources(good, bad), 1, folder.resolve("out/of/sight")))
                .isInstanceOf(InvalidWheelException.class);
        assertThatThrownBy(() -> republish(1, good, other))
                .hasMessageContaining("one release is republished at a time");
        assertThatThrownBy(() -> republish(1, good, good)).hasMessageContaining("the same name");
        assertThatThrownBy(() -> WheelRepublisher.of(Policies.of(Policies.six("loose")))
                        .republish(
                                sources(good, WheelBuilder.built("7", "six<1").write(folder)),
                                1,
                                folder.resolve("out")))
                .isInstanceOf(UnfitOverlaysException.class);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void anotherFileOfItsNameIsNotReplaced() throws IOException {
        Path wheel = WheelBuilder.of("lib", "1.0", "six<2").write(folder);
        Path made = republish(1, wheel).get(0).file();
        byte[] bytes = Files.readAllBytes(made);

        assertThat(republish(1, wheel).get(0).file()).hasBinaryContent(bytes);
        Files.writeString(made, "another");
        assertThatThrownBy(() -> republish(1, wheel))
                .isInstanceOf(InvalidWheelException.class)
                .hasMessageContaining("is there already");
        assertThat(made).hasContent("another");
        assertThat(folder.resolve("out")).isDirectoryNotContaining(file -> !file.equals(made));
    }

    @ParameterizedTest
    @CsvSource({"lib[x]==1.0; extra == 'all'", "Lib<=1.0", "lib @ https://example.org/lib-1.0-py3-none-any.whl"})
    void whatRequiresItselfInTheFormerVersionIsRefused(String requirement) {
        Path wheel = WheelBuilder.of("lib", "1.0", "six<2", requirement).write(folder);

        assertThatThrownBy(() -> republish(1, wheel))
                .isInstanceOf(InvalidWheelException.class)
                .hasMessageContaining("it requires itself")
                .hasMessageContaining("Requires-Dist: " + requirement);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"lib[x]; extra == 'all'", "lib>=1.0", "lib==1.0.*", "lib>=2"})
    void whatRequiresItselfAsMuchAsBeforeIsMade(String requirement) throws IOException {
        Path wheel = WheelBuilder.of("lib", "1.0", "six<2", requirement).write(folder);

        assertThat(republish(1, wheel)).hasSize(1);
    }

    @Test
    void whatIsNoRegularFileIsNotLookedAt() throws IOException {
        Path wheel = WheelBuilder.of("lib", "1.0", "six<2").write(folder);
        Path there = Files.createDirectories(folder.resolve("out/lib-1.0.post1-py3-none-any.whl"));

        assertThatThrownBy(() -> republish(1, wheel))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no regular file");
        assertThat(there).isEmptyDirectory();
    }

    @Test
    void aFolderOfDataOfAnotherReleaseIsRefused() {
        Path wheel = WheelBuilder.of("lib", "1.0")
                .with(it -> it.add("lib-0.9.data/scripts/old", "x"))
                .write(folder);

        assertThatThrownBy(() -> republish(1, wheel)).hasMessageContaining("'lib-0.9.data'");

        Path clash = WheelBuilder.of("lib", "1.0")
                .with(it -> it.add("lib-1.0.post1.data", "x"))
                .write(folder);
        assertThatThrownBy(() -> republish(1, clash)).hasMessageContaining("'lib-1.0.post1.data'");
    }
}
