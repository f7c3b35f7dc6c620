// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.Difference;
import dev.headwater.api.lock.DifferenceKind;
import dev.headwater.api.lock.LockLines;
import dev.headwater.api.lock.Verification;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerificationSchemaTest {
    private static final ProjectName LIB = ProjectName.parse("lib");
    private static final IndexId OURS = IndexId.parse("ours");
    private static final Path DOCS = Path.of(System.getProperty("headwater.root"), "docs");

    private static VerificationReport report(Verification.Unchecked... unchecked) {
        List<Difference> differences = Arrays.stream(DifferenceKind.values())
                .map(kind -> Difference.of(kind)
                        .about(LIB)
                        .at(OURS)
                        .of("lib \u202e1.whl")
                        .was("https://user:secret@example.org/")
                        .now("then"))
                .toList();
        return VerificationReport.of(
                new Verification(1, 2, differences, List.of(unchecked)),
                "a lock.toml",
                new LockLines(Map.of(LIB, 7), Map.of(OURS, 9)));
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(DOCS.resolve("schema/verification-1.json")));
    }

    @Test
    void everyKindFitsTheSchema() throws IOException {
        IndexFault fault = IndexFault.ofStatus(503, "https://example.org/");
        String json = report(
                        new Verification.Unchecked(LIB, Optional.empty(), Optional.of(OURS), Optional.of(fault)),
                        new Verification.Unchecked(LIB, Optional.of("a.whl"), Optional.empty(), Optional.empty()))
                .json();

        assertThat(schema().validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema().validate(json.replace("\"names\"", "\"name\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void everyCodeIsDocumented() throws IOException {
        String page = Files.readString(DOCS.resolve("locks.md"));

        for (DifferenceKind kind : DifferenceKind.values()) {
            assertThat(page).contains("`" + kind.code() + "`");
        }
    }

    @Test
    void nothingSecretOrHiddenIsShown() {
        VerificationReport report = report();

        for (String text : List.of(report.text(), report.json(), report.sarif())) {
            assertThat(text).doesNotContain("secret", "\u202e");
        }
    }

    @Test
    void theRulesOfSarifAreThoseOfTheResults() {
        assertThat(report().sarif())
                .contains(
                        "{\"id\": \"yanked\", \"defaultConfiguration\": {\"level\": \"error\"}}",
                        "\"artifactLocation\": {\"uri\": \"a%20lock.toml\"}, \"region\": {\"startLine\": 7}");
    }
}
