// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The published schema of a resolution, docs/schema/resolution-2.json. */
public final class ResolutionSchema {
    private final JsonSchema schema;

    private ResolutionSchema(JsonSchema schema) {
        this.schema = schema;
    }

    /** {@return the schema as it stands in the repository} */
    public static ResolutionSchema read() throws IOException {
        return new ResolutionSchema(
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text()));
    }

    /** {@return the file itself} */
    public static String text() throws IOException {
        return Files.readString(Path.of(System.getProperty("headwater.root"), "docs/schema/resolution-2.json"));
    }

    /** {@return what is wrong with a document; empty if it is valid} */
    public Set<ValidationMessage> faults(String json) {
        return schema.validate(json, InputFormat.JSON);
    }
}
