// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.headwater.api.audit.Audit;
import dev.headwater.api.audit.AuditedProject;
import dev.headwater.api.audit.Finding;
import dev.headwater.api.audit.FindingKind;
import dev.headwater.api.audit.Holding;
import dev.headwater.api.audit.Taken;
import dev.headwater.api.audit.Way;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.version.Version;
import dev.headwater.core.report.AuditReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditSchemaTest {
    private static final ProjectName LIB = ProjectName.parse("lib");
    private static final IndexId OURS = IndexId.parse("ours");
    private static final IndexId PUBLIC = IndexId.parse("public");
    private static final Path DOCS = Path.of(System.getProperty("headwater.root"), "docs");

    private static AuditReport report() {
        Taken taken = new Taken(Version.parse("1.0"), Optional.of(OURS), "lib \u202e1.whl");
        Taken other = new Taken(Version.parse("2.0"), Optional.of(PUBLIC), "https://user:secret@example.org/");
        Holding below = new Holding(
                PUBLIC, Optional.empty(), Optional.of(Version.parse("2.0")), false, Optional.of("lib \u202e1.whl"));
        List<Finding> findings = Arrays.stream(FindingKind.values())
                .map(kind -> new Finding(
                        LIB,
                        kind,
                        List.of(Way.values()),
                        Optional.of(OURS),
                        Optional.of(taken),
                        Optional.of(other),
                        Optional.of(below)))
                .toList();
        Ownership ownership =
                Ownership.builder(LIB, OwnerRule.ORDER).present(OURS).build();
        AuditedProject project = new AuditedProject(
                ownership,
                List.of(new Holding(OURS, Optional.empty(), Optional.empty(), true, Optional.empty()), below),
                Optional.of(Version.parse("1.0")),
                Optional.of(taken),
                Map.of(Way.UNSAFE_BEST_MATCH, other));
        return AuditReport.of(new Audit(false, Set.of(Way.UNSAFE_FIRST_MATCH), List.of(project), findings));
    }

    @Test
    void everyKindFitsTheSchema() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(DOCS.resolve("schema/audit-1.json")));
        String json = report().json();

        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json.replace("\"taken\"", "\"took\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(json.replace("unsafe-first-match", "owner-first"), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void everyCodeIsDocumented() throws IOException {
        String page = Files.readString(DOCS.resolve("audit.md"));

        for (FindingKind kind : FindingKind.values()) {
            assertThat(page).contains("`" + kind.code() + "`");
        }
    }

    @Test
    void nothingSecretOrHiddenIsShown() {
        for (String text : List.of(report().text(), report().json(), report().summary())) {
            assertThat(text).doesNotContain("secret", "\u202e");
        }
    }
}
