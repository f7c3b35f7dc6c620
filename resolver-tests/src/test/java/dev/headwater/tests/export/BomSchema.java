// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.export;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.cyclonedx.model.Bom;

/** The schema of CycloneDX 1.6 that the library has in its jar. */
final class BomSchema {
    private static final String PLACE = "http://cyclonedx.org/schema/";

    private final JsonSchema schema;

    private BomSchema(JsonSchema schema) {
        this.schema = schema;
    }

    /** {@return the schema, with those that it refers to from the same jar} */
    static BomSchema read() throws IOException {
        String text;
        try (InputStream file = Objects.requireNonNull(Bom.class.getResourceAsStream("/bom-1.6.schema.json"))) {
            text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V7,
                builder -> builder.schemaMappers(mappers -> mappers.mapPrefix(PLACE, "classpath:")));
        return new BomSchema(factory.getSchema(text));
    }

    /** {@return what is wrong with a bill of materials; empty if it is valid} */
    Set<ValidationMessage> faults(String json) {
        return schema.validate(json, InputFormat.JSON);
    }
}
