// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does with a set of overlays, and what becomes of it at its users. It is 22 November 2026. */
class OverlaySetCommandsTest {
    private static final String OVERLAYS = """
            [[overlay]]
            id = "fix"
            reason = "it hurts"
            index = "a"
            project = "lib"
            versions = "==1.0"
            withdraw = "it hurts"
            """;

    @TempDir
    private Path home;

    @BeforeEach
    void write() throws IOException, GeneralSecurityException {
        KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.writeString(home.resolve("key.pem"), pem("PRIVATE KEY", key.getPrivate()));
        Files.writeString(home.resolve("trusted.pem"), pem("PUBLIC KEY", key.getPublic()));
        Files.writeString(home.resolve("hotfixes.toml"), OVERLAYS);
        Files.createDirectories(home.resolve("wheels"));
        Files.createDirectories(home.resolve("user"));
        Files.writeString(home.resolve("user/headwater.toml"), """
                [[index]]
                id = "a"
                kind = "directory"
                path = "../wheels"
                [overlays]
                files = ["../set.toml"]
                trusted-keys = ["../trusted.pem"]
                """);
    }

    private static String pem(String label, Key key) {
        return "-----BEGIN " + label + "-----\n" + Base64.getEncoder().encodeToString(key.getEncoded()) + "\n-----END "
                + label + "-----\n";
    }

    private Run run(String... words) {
        return Run.in(home, words);
    }

    private Run sign(String... words) {
        List<String> all = new ArrayList<>(List.of("overlay", "sign", "hotfixes.toml", "-o", "set.toml"));
        all.addAll(List.of(words));
        if (!all.contains("--key")) {
            all.addAll(List.of("--key", "key.pem"));
        }
        return run(all.toArray(new String[0]));
    }

    private Run use(String... words) {
        List<String> all = new ArrayList<>(List.of("resolve", "lib", "--config", "user/headwater.toml"));
        all.addAll(List.of("--python", "3.12", "--platform", "manylinux_2_28_x86_64"));
        all.addAll(List.of(words));
        return run(all.toArray(new String[0]));
    }

    @Test
    void aSignedSetIsUsedUntilItExpires() {
        Run signed = sign("--serial", "7", "--expires", "2027-01-01");

        assertThat(signed.err()).isEmpty();
        assertThat(signed.status()).isZero();
        assertThat(signed.out())
                .startsWith(home.resolve("set.toml") + ": serial 7, until 2027-01-01T00:00:00Z, sha256:");
        assertThat(home.resolve("hotfixes.toml")).hasContent(OVERLAYS);
        assertThat(use().err()).contains("lib").doesNotContain("set.toml");
        assertThat(use().status()).isEqualTo(1);
        assertThat(use("--now", "2027-01-01").err())
                .contains("set.toml:2: expires: this set expired on 2027-01-01T00:00:00Z, and it is 2027-01-01T00");
        assertThat(use("--now", "2027-01-01").status()).isEqualTo(2);
    }

    @Test
    void aLockIsVerifiedBySetsThatHaveNotExpired() throws IOException {
        sign("--serial", "7", "--expires", "2027-01-01");
        Files.writeString(home.resolve("pylock.toml"), """
                lock-version = "1.0"
                created-by = "another"
                packages = []
                """);

        assertThat(verify("2026-12-31")).isEqualTo(new Run(0, "0 packages, 0 names: as locked\n", ""));
        assertThat(verify("2027-01-01").err())
                .contains("set.toml:2: expires: this set expired on 2027-01-01T00:00:00Z");
        assertThat(verify("2027-01-01").status()).isEqualTo(2);
        assertThat(verify("soon").err()).startsWith("error: --now: 'soon' is no time");
    }

    private Run verify(String now) {
        return run("verify", "pylock.toml", "--config", "user/headwater.toml", "--now", now);
    }

    @Test
    void anOlderSetIsRefusedWithBothNumbersAlsoOnceTheCacheIsCleared() throws IOException {
        sign("--serial", "7", "--expires", "2027-01-01");
        Path old = Files.copy(home.resolve("set.toml"), home.resolve("old.toml"));
        sign("--serial", "8", "--expires", "2027-01-01");
        assertThat(use().status()).isEqualTo(1);
        assertThat(run("cache", "clear").status()).isZero();

        Files.copy(old, home.resolve("set.toml"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(use().err()).contains("set.toml:1: serial: this is serial 7, and serial 8 of this set was seen");
        assertThat(use().status()).isEqualTo(2);
        assertThat(home.resolve(".local/state/headwater/serials")).isDirectory();
    }

    @Test
    void aSetIsRefusedWhereThereIsNoPlaceForItsSerial() {
        sign("--serial", "7", "--expires", "2027-01-01");

        Run run = Run.with(Map.of(), Set.of(), home, "owner", "lib", "--config", "user/headwater.toml");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("serials are not kept: HEADWATER_STATE_DIR is not set");
    }

    @Test
    void signingAsksForWhatIsMissing() {
        assertThat(sign("--expires", "2027-01-01").err()).startsWith("error: which set is it?");
        assertThat(sign("--serial", "1").err()).startsWith("error: until when does the set hold?");
        assertThat(sign("--serial", "1", "--expires", "2026-11-22").err())
                .startsWith("error: the set would have expired already, on 2026-11-22T00:00:00Z");
        assertThat(sign("--serial", "x", "--expires", "2027-01-01").err()).startsWith("error: --serial: write a whole");
        assertThat(run("overlay", "sign", "hotfixes.toml", "-o", "x").err())
                .startsWith("error: overlay sign needs --key");
        assertThat(run("overlay", "sign").err()).startsWith("error: overlay sign needs one file of overlays");
        assertThat(home.resolve("set.toml")).doesNotExist();
    }

    @Test
    void signingTakesWhatTheFileSays() throws IOException {
        Files.writeString(home.resolve("hotfixes.toml"), "serial = 3\nexpires = 2027-01-01\n" + OVERLAYS);

        assertThat(sign().out()).contains(": serial 3, until 2027-01-01T00:00:00Z,");
        assertThat(sign("--serial", "4").out()).contains(": serial 4, until 2027-01-01T00:00:00Z,");
    }

    @Test
    void signingNeverGoesBackAndWritesOverNothingElse() throws IOException {
        sign("--serial", "7", "--expires", "2027-01-01");
        assertThat(sign("--serial", "7", "--expires", "2027-01-01").status()).isZero();
        assertThat(sign("--serial", "7", "--expires", "2027-02-01").err())
                .contains("serial 7 is that of")
                .contains("which says something else");
        byte[] signed = Files.readAllBytes(home.resolve("set.toml"));
        String key = Files.readString(home.resolve("key.pem"));

        assertThat(sign("--serial", "6", "--expires", "2027-01-01").err())
                .contains("has serial 7, so nobody who has seen that would take serial 6");
        Files.writeString(home.resolve("hotfixes.toml"), OVERLAYS.replace("1.0", "1.1"));
        assertThat(sign("--serial", "7", "--expires", "2027-01-01").err())
                .contains("serial 7 is that of")
                .contains("which says something else");
        assertThat(run(
                                "overlay",
                                "sign",
                                "hotfixes.toml",
                                "-o",
                                "key.pem",
                                "--key",
                                "key.pem",
                                "--serial",
                                "1",
                                "--expires",
                                "2027-01-01")
                        .err())
                .contains("key.pem is there, and is no signed set");
        assertThat(home.resolve("set.toml")).hasBinaryContent(signed);
        assertThat(home.resolve("key.pem")).hasContent(key);
    }

    @Test
    void keysOfAnotherKindDoNotSignAndAreNotRepeated() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        Files.writeString(home.resolve("rsa.pem"), pem("PRIVATE KEY", rsa.getPrivate()));

        Run run = sign("--serial", "1", "--expires", "2027-01-01", "--key", "rsa.pem");

        assertThat(run.err())
                .startsWith("error: --key: " + home.resolve("rsa.pem") + " has a private key that is none of Ed25519");
        assertThat(run.status()).isEqualTo(2);
        assertThat(home.resolve("set.toml")).doesNotExist();
    }

    @Test
    void aKeyIsARegularFileAndNothingElseIsWaitedFor() throws Exception {
        Path pipe = home.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);

        for (String key : List.of("pipe", "wheels")) {
            Run run = assertTimeoutPreemptively(
                    Duration.ofSeconds(30), () -> sign("--serial", "1", "--expires", "2027-01-01", "--key", key));
            assertThat(run.err()).startsWith("error: --key: " + home.resolve(key) + " is not a regular file");
            assertThat(run.status()).isEqualTo(2);
        }
    }

    @Test
    void showsWhoSignedASetAndWhatItSays() throws Exception {
        assertThat(run("overlay", "show", "hotfixes.toml").out())
                .startsWith("hotfixes.toml: 1 overlay\n  signature  none\n  serial     not said\n");

        sign("--serial", "7", "--expires", "2027-01-01", "--set", "web");
        assertThat(run("overlay", "show", "set.toml").out()).contains("there is one; no trusted key is named");
        String text = run("overlay", "show", "set.toml", "--config", "user/headwater.toml")
                .out();
        assertThat(text)
                .startsWith("set.toml: 1 overlay\n  signature  by a trusted key, ")
                .contains("trusted.pem, sha256:")
                .contains("\n  set        web\n  serial     7\n  expires    2027-01-01T00:00:00Z\n  digest     sha256:")
                .endsWith("\nfix: lib ==1.0 of a: withdrawn: it hurts (it hurts)\n");
        assertThat(run("overlay", "show", "set.toml", "--trusted-key", "trusted.pem")
                        .out())
                .isEqualTo(text.replace("user/../trusted.pem", "trusted.pem"));

        KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.writeString(home.resolve("other.pem"), pem("PUBLIC KEY", other.getPublic()));
        assertThat(run("overlay", "show", "set.toml", "--trusted-key", "other.pem", "--format", "json")
                        .out())
                .contains("\"signature\": {\"trust\": \"unknown\", \"file\": null, \"key\": null}")
                .contains("\"set\": \"web\"");
    }

    @Test
    void showsNoLogin() throws IOException {
        Files.writeString(home.resolve("hotfixes.toml"), OVERLAYS + """
                replace = [{ old = "six @ https://user:hunter2@h/x?token=hunter2", new = "six" }]
                remove = ["c @ https://user:hunter2@h/x"]
                [[overlay]]
                id = "sure"
                reason = "to be sure"
                index = "a"
                project = "lib"
                versions = "==2"
                expect = ["f @ https://user:hunter2@h/x"]
                """);

        for (String format : List.of("text", "json")) {
            Run run = run("overlay", "show", "hotfixes.toml", "--format", format);
            assertThat(run.status()).isZero();
            assertThat(run.out()).contains("six @ https://************@h/x").doesNotContain("hunter2");
        }
    }

    @Test
    void refusesToShowWhatIsNoSet() {
        Run run = run("overlay", "show", "key.pem");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: " + home.resolve("key.pem") + ":1: this is not TOML");
    }
}
