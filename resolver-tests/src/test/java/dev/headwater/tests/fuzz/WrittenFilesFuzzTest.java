// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.overlay.TrustedKey;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InvalidFileException;
import dev.headwater.core.InvalidOverlayFileException;
import dev.headwater.core.InvalidPolicyFileException;
import dev.headwater.core.InvalidPyprojectFileException;
import dev.headwater.core.InvalidRequirementsFileException;
import dev.headwater.core.OverlayFile;
import dev.headwater.core.PolicyFile;
import dev.headwater.core.PyprojectFile;
import dev.headwater.core.RequirementsFile;
import dev.headwater.core.SetFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Files that people write are read, or refused at a line that they have. */
class WrittenFilesFuzzTest {
    private static final Path NOWHERE = Path.of("no-such-folder", "file");
    private static final KeyPair KEY = key();
    private static final String PEM = "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getEncoder().encodeToString(KEY.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----\n";
    private static final Target TARGET = Target.cpython("3.12", List.of("win_amd64"));

    @FuzzTest
    void policyFile(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            IndexPolicy policy = PolicyFile.parse(text, NOWHERE);
            assertThat(policy.indexes()).isNotEmpty();
            assertThat(policy.digest()).startsWith("sha256:");
        } catch (InvalidPolicyFileException e) {
            assertPlaced(e, text);
        }
    }

    @FuzzTest
    void overlayFile(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            OverlaySet overlays = OverlayFile.parse(text, NOWHERE);
            String written = OverlayFile.text(overlays.asList());
            assertThat(OverlayFile.parse(written, NOWHERE)).isEqualTo(overlays);
            assertThat(overlays.digest().isEmpty()).isEqualTo(overlays.isEmpty());
        } catch (InvalidOverlayFileException e) {
            assertPlaced(e, text);
        }
    }

    /** What was not signed as it is, is signed by nobody; and what is said of a set is said of it once signed. */
    @FuzzTest
    void overlaySet(byte[] bytes) {
        try {
            SetFile set = SetFile.parse(bytes, NOWHERE);
            assertThat(set.signer(List.of(new TrustedKey("key", KEY.getPublic()))))
                    .isEmpty();
            SetFile said = set.with(set.head().withName("web").withSerial(7).withExpires(Instant.EPOCH));
            SetFile signed = SetFile.parse(said.sign(PEM), NOWHERE);
            assertThat(signed.signer(List.of(new TrustedKey("key", KEY.getPublic()))))
                    .isPresent();
            assertThat(signed.head()).isEqualTo(said.head());
            assertThat(signed.overlays()).isEqualTo(set.overlays());
        } catch (InvalidOverlayFileException e) {
            assertPlaced(e, new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    private static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @FuzzTest
    void requirementsFile(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            RequirementsFile file = RequirementsFile.parse(text, NOWHERE);
            assertThat(file.requirements())
                    .allSatisfy(requirement ->
                            assertThat(requirement.place().toString()).startsWith(NOWHERE + ":"));
            assertThat(file.and(file).requirements())
                    .hasSize(2 * file.requirements().size());
        } catch (InvalidRequirementsFileException e) {
            assertPlaced(e, text);
        }
    }

    @FuzzTest
    void pyprojectFile(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            PyprojectFile file = PyprojectFile.parse(text, NOWHERE);
            ResolutionRequest.Builder request = ResolutionRequest.builder(TARGET);
            for (GroupName group : file.groups()) {
                file.addGroupTo(request, group);
            }
            file.addTo(request, file.extras());
            assertThat(request.build().requirements())
                    .allSatisfy(requirement ->
                            assertThat(requirement.place().toString()).startsWith(NOWHERE.toString()));
        } catch (InvalidPyprojectFileException e) {
            assertPlaced(e, text);
        }
    }

    private static void assertPlaced(InvalidFileException e, String text) {
        long lines = 1 + text.chars().filter(c -> c == '\n' || c == '\r').count();
        assertThat(e.line()).isBetween(0, (int) lines);
        assertThat(e.problem()).hasSizeLessThan(8000);
        assertThat((e.key() + e.problem()).chars()).noneMatch(Character::isISOControl);
    }
}
