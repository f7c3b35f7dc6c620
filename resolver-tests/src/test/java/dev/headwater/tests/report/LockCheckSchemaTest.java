// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.headwater.core.report.LockCheckReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockCheckSchemaTest {
    private static final Path DOCS = Path.of(System.getProperty("headwater.root"), "docs");

    @Test
    void aReportFitsTheSchema() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(DOCS.resolve("schema/lock-check-1.json")));
        String json = LockCheckReport.of(List.of(
                        new LockCheckReport.Checked("pylock.toml", 2, 0, List.of()),
                        new LockCheckReport.Checked("pylock.\u202ea.toml", 2, 1, List.of("+ lib \u202e1.0"))))
                .json();

        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json.replace("changed", "other"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(json).contains("\"outcome\": \"changed\"").doesNotContain("\u202e");
    }
}
