// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.core.why.Chain;
import dev.headwater.core.why.Link;
import java.io.IOException;

/** Writes chains as JSON: what the request asks for, then who requires the next. */
final class ChainJson {
    private ChainJson() {}

    static void write(JsonGenerator json, Chain chain) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("requested");
        for (RequestedRequirement one : chain.requested()) {
            write(json, one);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("links");
        for (Link link : chain.links()) {
            write(json, link);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void write(JsonGenerator json, RequestedRequirement requested) throws IOException {
        json.writeStartObject();
        json.writeStringField("requirement", ChainText.text(requested));
        json.writeFieldName("place");
        PlaceJson.write(json, requested.place());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Link link) throws IOException {
        json.writeStartObject();
        json.writeStringField("by", link.by().name().value());
        json.writeStringField("version", link.by().version().toString());
        json.writeStringField("index", link.by().index().map(IndexId::value).orElse(null));
        json.writeArrayFieldStart("requires");
        PackageJson rows = new PackageJson(json);
        for (PackageRequirement requirement : link.requirements()) {
            rows.requirement(requirement);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
