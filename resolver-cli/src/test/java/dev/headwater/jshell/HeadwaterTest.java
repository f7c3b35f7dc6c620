// SPDX-License-Identifier: Apache-2.0
package dev.headwater.jshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headwater.api.tag.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadwaterTest {
    private static final String UNIVERSE = """
            [distro]
            lib 1.0
            [public]
            lib 2.0
            app 1.0: lib>=2
            six 1.16
            """;

    private final Indexes two = Headwater.universe(UNIVERSE);

    @TempDir
    private Path folder;

    @Test
    void aUniverseOfTextIsResolvedAsOneTypesIt() {
        assertThat(two.resolve("lib", "six").toString().strip())
                .isEqualTo("lib==1.0  from distro\nsix==1.16  from public");
        assertThat(two.resolve("app").toString()).startsWith("No solution: 'distro' has nothing for lib>=2.");
    }

    @Test
    void aPinIsOneMoreWord() {
        Indexes pinned = two.pin("lib", "public");

        assertThat(pinned.resolve("app").toString()).startsWith("app==1.0  from public\nlib==2.0  from public\n");
        assertThat(pinned).hasToString("[distro, public] with pins {lib=public}");
        assertThat(two).hasToString("[distro, public]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two.pin("lib", "nobody"))
                .withMessageContaining("nobody");
    }

    @Test
    void ownersArePrintedWithWhoWasAsked() {
        assertThat(two.owner("lib", "app")).hasToString("""
                lib is supplied by distro, in the order of the policy
                  distro: present
                app is supplied by public, in the order of the policy
                  distro: absent
                  public: present
                """);
    }

    @Test
    void aPolicyFileAndSeveralRequirementsFitIntoOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("headwater.toml"), """
                [[index]]
                id = "mine"
                kind = "directory"
                path = "wheels"
                """);
        wheel("flask");
        wheel("six");

        assertThat(Headwater.policy(file.toString())
                        .target(Target.cpython("3.12", List.of("win_amd64")))
                        .resolve("flask", "six")
                        .toString())
                .startsWith("flask==1.0  from mine\nsix==1.0  from mine\n");
    }

    private void wheel(String name) throws IOException {
        Path wheels = Files.createDirectories(folder.resolve("wheels"));
        Path wheel = wheels.resolve(name + "-1.0-py3-none-any.whl");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
            zip.putNextEntry(new ZipEntry(name + "-1.0.dist-info/METADATA"));
            zip.write(("Metadata-Version: 2.1\nName: " + name + "\nVersion: 1.0\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
