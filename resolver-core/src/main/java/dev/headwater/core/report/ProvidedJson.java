// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.index.ProvidedPackage;
import java.io.IOException;
import java.util.Optional;

/** Writes which package of a distributor something is, without what vouches for it. */
final class ProvidedJson {
    private ProvidedJson() {}

    /** Writes the field {@code provided}, if there is a package. */
    static void write(JsonGenerator json, Optional<ProvidedPackage> provided) throws IOException {
        if (provided.isPresent()) {
            json.writeObjectFieldStart("provided");
            name(json, provided.get());
            json.writeEndObject();
        }
    }

    /** Writes the fields that tell which package it is. */
    static void name(JsonGenerator json, ProvidedPackage by) throws IOException {
        json.writeStringField("package", by.name());
        json.writeStringField("package-version", by.packageVersion());
        json.writeStringField("purl", by.purl());
    }
}
