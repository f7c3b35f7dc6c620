// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code overlay apply} and {@code wheel republish}. */
class WheelCommandsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("index"));
        SmallWheel.write(folder, "lib", "1.0", "six<2");
        Files.writeString(folder.resolve("headwater.toml"), """
                [[index]]
                id = "public"
                kind = "directory"
                path = "index"

                [[index]]
                id = "other"
                kind = "directory"
                path = "index"

                [overlays]
                files = ["overlays.toml"]
                """);
        overlays(overlay("loose", "public", "six<2"));
    }

    private void overlays(String... overlays) throws IOException {
        Files.writeString(folder.resolve("overlays.toml"), String.join("\n", overlays));
    }

    private static String overlay(String id, String index, String old) {
        return """
                [[overlay]]
                id = "%s"
                reason = "works with 2"
                index = "%s"
                project = "lib"
                versions = "==1.0"
                replace = [{ old = "%s", new = "six<3" }]
                """.formatted(id, index, old);
    }

    private Run apply(String... words) {
        List<String> all = new ArrayList<>(List.of("overlay", "apply", "lib-1.0-py3-none-any.whl", "-o", "out"));
        all.addAll(List.of(words));
        return Run.in(folder, all.toArray(String[]::new));
    }

    private List<String> made() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void printsThePathOfTheNewWheelAndTellsWhatIsOther() throws IOException {
        Run run = apply();

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).matches("out/lib-1.0-0hw[0-9a-f]{8}-py3-none-any.whl\n");
        assertThat(run.err())
                .isEqualTo(
                        "  taken for a file of 'public', the only index that overlays for it name; --supplied-by says"
                                + " otherwise\n  loose: Requires-Dist: six<2 -> six<3\n");
        assertThat(made()).containsExactly(run.out().strip().substring("out/".length()));
        assertThat(apply("-q")).isEqualTo(new Run(0, run.out(), ""));
    }

    @Test
    void rewritesARewrittenWheelToTheSame() throws IOException {
        String once = apply().out().strip();
        Run twice = Run.in(folder, "overlay", "apply", once, "-o", "again");

        assertThat(twice.status()).as(twice.err()).isZero();
        assertThat(folder.resolve(twice.out().strip())).hasSameBinaryContentAs(folder.resolve(once));
    }

    @Test
    void endsWithOneWhereNoOverlayChangesAnythingAndWritesNothing() {
        Run run = apply("--supplied-by", "other");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("error: no overlay in force changes anything in lib-1.0-py3-none-any.whl\n");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void asksWhoseFileItIsWhereOverlaysNameTwoIndexes() throws IOException {
        overlays(overlay("loose", "public", "six<2"), overlay("looser", "other", "six<2"));

        assertThat(apply().status()).isEqualTo(2);
        assertThat(apply().err()).isEqualTo("""
                        error: there are overlays for this wheel as a file of public and as one of other
                        hint: say whose it is: --supplied-by public
                        """);
        assertThat(apply("--supplied-by", "other").err()).contains("looser: Requires-Dist");
        assertThat(apply("--supplied-by", "nobody").err()).contains("the policy has no index 'nobody'");
    }

    @Test
    void asksForTheTimeWhereThatDecides() throws IOException {
        overlays(overlay("old", "public", "six<2").replace("\"==1.0\"", "\"<2\"\nuploaded-before = 2026-06-01"));

        assertThat(apply().status()).isEqualTo(1);
        assertThat(apply().err()).contains("uploaded before a time (old): --uploaded TIME");
        assertThat(apply("--uploaded", "2026-05-31").status()).isZero();
    }

    @Test
    void anOverlayThatDoesNotFitIsAnInvalidRequest() throws IOException {
        overlays(overlay("loose", "public", "six<9"));
        Run run = apply();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "the overlay loose: ",
                        "'lib-1.0-py3-none-any.whl'",
                        "requires 'six<9', but it requires 'six<2'");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void oneThatWithdrawsItLeavesNothing() throws IOException {
        overlays(overlay("gone", "public", "six<2").replaceAll("replace = .*", "withdraw = \"broken\""));

        assertThat(apply())
                .isEqualTo(new Run(
                        1,
                        "",
                        "  taken for a file of 'public', the only index that overlays for it name; --supplied-by says"
                                + " otherwise\nerror: the overlay 'gone' withdraws lib-1.0-py3-none-any.whl (broken),"
                                + " so nobody is to have it\n"));
    }

    @Test
    void whatAReasonSaysIsNoTextForATerminal() throws IOException {
        overlays(overlay("gone", "public", "six<2").replaceAll("replace = .*", "withdraw = \"broken\\\\u001b[31m\""));

        assertThat(apply().err()).contains("(broken\\u001b[31m), so").doesNotContain("\033");
    }

    @Test
    void namesTheWheelToTakeWhereTheOverlaysOfARewrittenOneAreGone() throws IOException {
        String once = apply().out().strip();
        overlays(overlay("another", "public", "six<2").replace("==1.0", "==2.0"));
        Run run = Run.in(folder, "overlay", "apply", once, "-o", "again");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("(loose), of which none is in force for it", "lib-1.0-py3-none-any.whl of sha256");
        assertThat(folder.resolve("again")).doesNotExist();
    }

    @Test
    void aWheelThatCannotBeReadIsAnInvalidRequest() throws IOException {
        Files.writeString(folder.resolve("lib-1.0-py3-none-any.whl"), "no wheel");
        Run run = apply();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("lib-1.0-py3-none-any.whl: it is no zip archive");
        assertThat(Run.in(folder, "overlay", "apply").status()).isEqualTo(2);
        assertThat(Run.in(folder, "overlay", "apply", "a", "b").status()).isEqualTo(2);
    }

    @Test
    void republishesAndSaysThatCodeIsAsItWas() throws IOException {
        Run run = Run.in(folder, "wheel", "republish", "--post", "1", "-o", "out", "lib-1.0-py3-none-any.whl");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("out/lib-1.0.post1-py3-none-any.whl\n");
        assertThat(run.err())
                .endsWith(
                        "  loose: Requires-Dist: six<2 -> six<3\n  code is as it was: where it names its version, as in"
                                + " __version__, that is still 1.0\n");
        assertThat(made()).containsExactly("lib-1.0.post1-py3-none-any.whl");
    }

    @Test
    void republishesWithoutAPolicyToo() throws IOException {
        Files.delete(folder.resolve("headwater.toml"));
        Run run = Run.in(folder, "wheel", "republish", "--post", "1", "-o", "out", "lib-1.0-py3-none-any.whl");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("Requires-Dist");
    }

    @Test
    void republishesNoneOfASetWhereOneIsWrong() throws IOException {
        Files.writeString(folder.resolve("lib-1.0-2-py3-none-any.whl"), "no wheel");
        Run run = Run.in(
                folder,
                "wheel",
                "republish",
                "--post",
                "1",
                "-o",
                "out",
                "lib-1.0-py3-none-any.whl",
                "lib-1.0-2-py3-none-any.whl");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("lib-1.0-2-py3-none-any.whl: it is no zip archive", "nothing was written");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void republishSaysWhatItNeeds() {
        assertThat(Run.in(folder, "wheel", "republish", "-o", "out", "a.whl").err())
                .contains("needs --post");
        assertThat(Run.in(folder, "wheel", "republish", "--post", "1", "a.whl").err())
                .contains("needs --output");
        assertThat(Run.in(folder, "wheel", "republish", "--post", "-1", "-o", "out", "a.whl")
                        .status())
                .isEqualTo(2);
        assertThat(Run.in(folder, "wheel", "republish", "--post", "one", "-o", "out", "a.whl")
                        .err())
                .contains("--post needs the number");
        assertThat(Run.in(folder, "wheel", "republish", "--post", "1", "-o", "out")
                        .err())
                .contains("there is no wheel");
    }
}
