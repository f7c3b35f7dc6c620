// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.headwater.core.ConfigurationFile;
import dev.headwater.core.report.ImportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ImportSchemaTest {
    private static final Path DOCS = Path.of(System.getProperty("headwater.root"), "docs");

    @Test
    void aReportFitsTheSchema() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(DOCS.resolve("schema/policy-import-1.json")));
        String overlays = json("uv.toml", """
                        offline = true
                        [[dependency-metadata]]
                        name = 'a'
                        version = '1'
                        requires-dist = ['b']
                        """);
        String plain = json("pip.conf", "[global]\nfoo\u202e = 1\n");

        assertThat(schema.validate(overlays, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(plain, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(plain.replace("cannot-say", "other"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(overlays).contains("\"overlays\": \"[[overlay]]");
        assertThat(plain).contains("\"overlays\": null").doesNotContain("\u202e");
    }

    private static String json(String file, String text) {
        return ImportReport.of(
                        ConfigurationFile.parse(text, Path.of(file), Instant.parse("2026-06-01T00:00:00Z")), file)
                .json();
    }
}
