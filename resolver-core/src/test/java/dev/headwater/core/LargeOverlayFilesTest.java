// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayCache;
import dev.headwater.api.overlay.OverlayGuard;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.overlay.SeenSerials;
import dev.headwater.api.policy.IndexPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of large overlay files: it never says anything else than the files do. */
class LargeOverlayFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
    private static final int MANY = 600;

    /** What it is, the checksum, and the length of what stands before the files. */
    private static final int HEAD = 12;

    @TempDir
    private Path folder;

    private final Kept cache = new Kept();

    /** Remembers what is written, and how often. */
    private static final class Kept implements OverlayCache {
        private final Map<String, byte[]> contents = new HashMap<>();
        private int writes;

        @Override
        public Optional<byte[]> read(String name) {
            return Optional.ofNullable(contents.get(name));
        }

        @Override
        public void write(String name, byte[] content) {
            contents.put(name, content);
            writes++;
        }

        private byte[] only() {
            assertThat(contents).hasSize(1);
            return contents.values().iterator().next();
        }

        private void replace(byte[] content) {
            contents.replaceAll((name, old) -> content);
        }
    }

    @BeforeEach
    void writePolicyAndOverlays() throws IOException {
        policy("files = [\"hotfixes.toml\"]");
        write("hotfixes.toml", many("fix", ""));
    }

    private void policy(String overlays) throws IOException {
        write("headwater.toml", """
                [[index]]
                id = "a"
                url = "https://a.example.org/"
                [overlays]
                """ + overlays + "\n");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    /** Several for some projects, with comments, lists over lines and characters that have more than a byte. */
    private static String many(String id, String above) {
        StringBuilder text = new StringBuilder(above);
        for (int i = 0; i < MANY; i++) {
            text.append("# the ").append(i).append("th: Größe ≥ 1\n  [[overlay]] # here\n");
            text.append("id = \"").append(id).append(i).append("\"\nreason = 'so wäre es gut, für alle'\n");
            text.append("index = \"").append(i % 3 == 0 ? "a" : "*").append("\"\n");
            text.append("project = \"Lib.")
                    .append(i % 500)
                    .append("\"\nversions = \"==")
                    .append(i)
                    .append(".0\"\n");
            text.append("replace = [\n { old = \"dep>=1\", new = \"dep>=1,<")
                    .append(i + 2)
                    .append("\" },\n]\n");
        }
        return text.toString();
    }

    private IndexPolicy load() {
        return load(NOW);
    }

    private IndexPolicy load(Instant now) {
        return PolicyFile.load(folder.resolve("headwater.toml"), guard(now), cache);
    }

    private OverlayGuard guard(Instant now) {
        return new OverlayGuard(Clock.fixed(now, ZoneOffset.UTC), SeenSerials.in(folder.resolve("serials")));
    }

    private IndexPolicy loadAnew() {
        return PolicyFile.load(folder.resolve("headwater.toml"), guard(NOW));
    }

    private static Stream<ProjectName> names() {
        return Stream.concat(
                        Stream.of("lib", "lib-0-0", "lib-99999", "zope", "a"),
                        Stream.iterate(0, i -> i + 1).limit(MANY).map(i -> "lib-" + i))
                .map(ProjectName::parse);
    }

    private static void assertSame(OverlaySet found, OverlaySet expected) {
        assertThat(found.digest()).isEqualTo(expected.digest());
        assertThat(found.needs()).isEqualTo(expected.needs());
        assertThat(found.isEmpty()).isEqualTo(expected.isEmpty());
        names().forEach(name -> assertThat(found.on(name)).as(name.value()).isEqualTo(expected.on(name)));
        assertThat(found).isEqualTo(expected);
    }

    private String refused(Instant now) {
        return String.valueOf(assertThatExceptionOfType(InvalidPolicyFileException.class)
                .isThrownBy(() -> load(now))
                .actual()
                .getMessage());
    }

    @Test
    void theSecondReadingSaysWhatTheFirstSaid() {
        OverlaySet first = load().overlays();
        OverlaySet second = load().overlays();

        assertThat(cache.writes).isEqualTo(1);
        assertSame(first, loadAnew().overlays());
        assertSame(second, first);
        assertThat(second.asList()).extracting(Overlay::id).hasSize(MANY).isSorted();
    }

    @Test
    void linesThatEndAsOnWindowsAndSeveralFilesAreKeptToo() throws IOException {
        policy("files = [\"hotfixes.toml\", \"more.toml\", \"none.toml\"]");
        write(
                "more.toml",
                many("more", "set = \"ours\"\n").replace("Lib.", "other").replace("\n", "\r\n"));
        write("none.toml", "set = \"nothing\"\n");

        load();
        OverlaySet second = load().overlays();

        assertThat(cache.writes).isEqualTo(1);
        assertSame(second, loadAnew().overlays());
        ProjectName other = ProjectName.parse("other7");
        assertThat(second.on(other)).hasSize(2).isEqualTo(loadAnew().overlays().on(other));
    }

    @Test
    void smallFilesAreReadEachTime() throws IOException {
        String text = many("fix", "");
        write("hotfixes.toml", text.substring(0, text.indexOf("# the 100th")));

        load();

        assertThat(cache.contents).isEmpty();
    }

    @Test
    void tablesThatDoNotStandInLinesOfTheirOwnAreReadEachTime() throws IOException {
        StringBuilder text = new StringBuilder("overlay = [\n");
        for (int i = 0; i < MANY; i++) {
            text.append("{ id = \"f").append(i).append("\", reason = \"").append("so ".repeat(40));
            text.append("\", index = \"*\", project = \"lib").append(i);
            text.append("\", versions = \"==1\", withdraw = \"it hurts\" },\n");
        }
        write("hotfixes.toml", text + "]\n");

        assertThat(load().overlays().asList()).hasSize(MANY);
        assertThat(cache.contents).isEmpty();
    }

    @Test
    void aFileThatChangedIsReadAnew() throws IOException {
        load();
        write("hotfixes.toml", many("fix", "").replace("dep>=1,<2\"", "dep>=1,<3\""));

        OverlaySet changed = load().overlays();

        assertThat(cache.writes).isEqualTo(2);
        assertSame(changed, loadAnew().overlays());
        assertThat(changed.on(ProjectName.parse("lib-0"))
                        .get(0)
                        .replace()
                        .get(0)
                        .changed())
                .hasToString("dep<3,>=1");
    }

    @Test
    void aFaultIsFoundWhereItCame() throws IOException {
        load();
        write("hotfixes.toml", many("fix", "") + "[[overlay]]\nid = \"fix1\"\n");

        assertThat(refused(NOW)).contains("hotfixes.toml").contains("overlay[600].project");
    }

    @Test
    void whatAnotherPolicyGrantsIsNotGrantedHere() throws IOException {
        write("hotfixes.toml", many("fix", "") + """
                [[overlay]]
                id = "adds"
                reason = "so"
                index = "*"
                project = "lib"
                versions = "==1"
                add = ["more"]
                """);
        policy("files = [\"hotfixes.toml\"]\nmay-add = true");
        load();
        policy("files = [\"hotfixes.toml\"]");

        String refusal = refused(NOW);

        assertThat(cache.writes).isEqualTo(1);
        assertThat(refusal).contains("the overlay 'adds'").contains("hotfixes.toml:");
        assertThatExceptionOfType(InvalidPolicyFileException.class)
                .isThrownBy(this::loadAnew)
                .withMessage(refusal);
    }

    /** A byte here and there, of what stands before the files and of these, and what follows cut off. */
    @Test
    void whatIsDamagedIsNotBelieved() throws IOException {
        OverlaySet expected = load().overlays();
        byte[] whole = cache.only();
        int head = whole.length - (int) Files.size(folder.resolve("hotfixes.toml"));
        ProjectName name = ProjectName.parse("lib-7");
        for (int at = 0; at < whole.length; at += at < 50 ? 7 : at < head ? 1499 : 49_999) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            for (byte[] damaged : new byte[][] {flipped, Arrays.copyOf(whole, at)}) {
                cache.replace(damaged);
                int before = cache.writes;
                OverlaySet found = load().overlays();
                assertThat(cache.writes).as("byte %d", at).isEqualTo(before + 1);
                assertThat(found.digest()).isEqualTo(expected.digest());
                assertThat(found.on(name)).isEqualTo(expected.on(name));
            }
        }
        cache.replace(Arrays.copyOf(whole, whole.length + 1));
        assertSame(load().overlays(), expected);
    }

    /** Where each overlay has no length, none is there to be read; the checksum fits. */
    @Test
    void overlaysThatAreNotWhereTheyAreSaidToBeAreNotLost() throws IOException {
        OverlaySet expected = load().overlays();
        byte[] damaged = cache.only().clone();
        int length = damaged.length - HEAD - (int) Files.size(folder.resolve("hotfixes.toml"));
        ByteBuffer kept = ByteBuffer.wrap(damaged);
        // Rules, digest and powers, the only index, the only file, and the projects: 500 and the end.
        kept.position(HEAD + Integer.BYTES + 32 + 1 + Integer.BYTES + Short.BYTES + 1 + 3 * Integer.BYTES);
        assertThat(kept.getInt()).isEqualTo(500);
        kept.position(kept.position() + 501 * 2 * Integer.BYTES);
        assertThat(kept.getInt()).isEqualTo(MANY);
        for (int i = 0; i < MANY; i++) {
            kept.putInt(kept.position() + (3 * i + 2) * Integer.BYTES, 0);
        }
        cache.replace(checked(damaged, length));

        OverlaySet found = load().overlays();

        assertThat(cache.writes).isEqualTo(1);
        ProjectName name = ProjectName.parse("lib-7");
        assertThat(expected.on(name)).hasSize(2);
        assertThat(found.on(name)).isEqualTo(expected.on(name));
    }

    private static byte[] checked(byte[] kept, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(kept, HEAD - Integer.BYTES, Integer.BYTES + length);
        ByteBuffer.wrap(kept).putInt(Integer.BYTES, (int) checksum.getValue());
        return kept;
    }

    @Test
    void whatWasReadByOtherRulesIsReadAnew() throws IOException {
        OverlaySet expected = load().overlays();
        byte[] other = cache.only().clone();
        int length = other.length - HEAD - (int) Files.size(folder.resolve("hotfixes.toml"));
        ByteBuffer kept = ByteBuffer.wrap(other);
        kept.putInt(HEAD, kept.getInt(HEAD) + 1);
        cache.replace(checked(other, length));

        OverlaySet found = load().overlays();

        assertThat(cache.writes).isEqualTo(2);
        assertThat(found.digest()).isEqualTo(expected.digest());
    }

    @Test
    void aSignedSetIsHeldAgainstKeysTimeAndSerialsEachTime() throws GeneralSecurityException, IOException {
        KeyPair ours = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        write("ours.pem", pem("PUBLIC KEY", ours.getPublic().getEncoded()));
        policy("files = [\"hotfixes.toml\"]\ntrusted-keys = [\"ours.pem\"]");
        sign(1, ours);
        OverlaySet first = load().overlays();

        assertSame(load().overlays(), first);
        assertThat(cache.writes).isEqualTo(1);

        assertThat(refused(END)).contains("this set expired on 2027-01-01T00:00:00Z");
        sign(1, other);
        assertThat(refused(NOW)).contains("no key of trusted-keys signed it");
        sign(2, ours);
        load();
        sign(1, ours);
        assertThat(refused(NOW)).contains("serial 2 of this set was seen before");
    }

    private void sign(int serial, KeyPair key) throws IOException {
        String text = many("fix", "serial = " + serial + "\nexpires = " + END + "\n");
        Files.write(
                folder.resolve("hotfixes.toml"),
                SetFile.parse(text.getBytes(StandardCharsets.UTF_8), Path.of("hotfixes.toml"))
                        .sign(pem("PRIVATE KEY", key.getPrivate().getEncoded())));
    }

    private static String pem(String label, byte[] key) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key) + "\n-----END " + label + "-----\n";
    }
}
