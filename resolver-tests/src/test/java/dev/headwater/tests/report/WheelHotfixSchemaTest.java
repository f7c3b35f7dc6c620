// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.headwater.wheel.WheelHotfix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WheelHotfixSchemaTest {
    private static final Path DOCS = Path.of(System.getProperty("headwater.root"), "docs");

    @Test
    void whatARewrittenWheelSaysFitsTheSchema() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(DOCS.resolve("schema/wheel-hotfix-1.json")));
        String json = new WheelHotfix(
                        "lib-1.0-py3-none-any.whl",
                        "0".repeat(64),
                        "1".repeat(64),
                        "2".repeat(64),
                        List.of("one", "two"),
                        "sha256:" + "3".repeat(64))
                .json();

        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json.replace("sha256:", "md5:"), InputFormat.JSON))
                .isNotEmpty();
    }
}
