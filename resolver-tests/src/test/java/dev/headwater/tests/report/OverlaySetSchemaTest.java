// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.headwater.api.overlay.SetHead;
import dev.headwater.api.overlay.TrustedKey;
import dev.headwater.core.OverlayFile;
import dev.headwater.core.report.SetReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OverlaySetSchemaTest {
    private static final Path DOCS = Path.of(System.getProperty("headwater.root"), "docs");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static final String OVERLAYS = """
            [[overlay]]
            id = "a"
            reason = "hidden \\u202e"
            index = "*"
            project = "lib"
            versions = ">=1"
            uploaded-before = 2026-06-01
            replace = [{ old = "six>=2", new = "six" }]
            add = ["b"]
            remove = ["c"]
            extras = { socks = ["x", "y"], none = [] }
            requires-python = ">=3.8"
            withdraw = "it hurts"
            [[overlay]]
            id = "b"
            reason = "to be sure"
            index = "ours"
            project = "lib"
            files = ["sha256:0000000000000000000000000000000000000000000000000000000000000000"]
            expect = ["six"]
            """;

    private static SetReport report(SetReport.Trust trust, SetHead head) throws GeneralSecurityException {
        Optional<TrustedKey> key = trust == SetReport.Trust.TRUSTED
                ? Optional.of(new TrustedKey(
                        "keys/\u202e.pem",
                        KeyPairGenerator.getInstance("Ed25519")
                                .generateKeyPair()
                                .getPublic()))
                : Optional.empty();
        return SetReport.of(
                "hotfixes.toml",
                new SetReport.Signature(trust, key),
                head,
                OverlayFile.parse(OVERLAYS, Path.of("hotfixes.toml")),
                NOW);
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(DOCS.resolve("schema/overlay-set-1.json")));
    }

    @ParameterizedTest
    @EnumSource
    void aReportFitsTheSchema(SetReport.Trust trust) throws Exception {
        for (SetHead head : new SetHead[] {
            SetHead.NONE, SetHead.NONE.withName("x").withSerial(0).withExpires(NOW)
        }) {
            String json = report(trust, head).json();

            assertThat(schema().validate(json, InputFormat.JSON)).isEmpty();
            assertThat(schema().validate(json.replace("\"trust\": \"", "\"trust\": \"x"), InputFormat.JSON))
                    .isNotEmpty();
            assertThat(json)
                    .doesNotContain("\u202e")
                    .contains("\"expired\": " + head.expires().isPresent());
        }
    }

    @Test
    void eachOverlayIsOneLine() throws Exception {
        assertThat(report(SetReport.Trust.UNSIGNED, SetHead.NONE.withExpires(NOW))
                        .text()
                        .lines())
                .contains("  expires    2026-11-22T12:00:00Z, which is over")
                .anyMatch(line -> line.startsWith(
                        "a: lib >=1 of any index, uploaded before 2026-06-01T00:00:00Z: six instead of six>=2; b added;"
                                + " without c; the extra none brings nothing; the extra socks brings x and y;"
                                + " Requires-Python >=3.8; withdrawn: it hurts (hidden "))
                .endsWith("b: lib 1 file of ours: expects six (to be sure)")
                .allSatisfy(line -> assertThat(line).doesNotContain("\u202e"));
    }
}
