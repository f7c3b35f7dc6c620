// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.index.IndexId;
import java.io.IOException;
import java.util.List;

/** Writes places as JSON; their keys tell which they are. */
final class PlaceJson implements Place.Visitor<OutcomeJson.Content> {
    private static final PlaceJson FIELDS = new PlaceJson();

    private PlaceJson() {}

    static void writeField(JsonGenerator json, List<Place> places) throws IOException {
        json.writeArrayFieldStart("places");
        for (Place place : places) {
            write(json, place);
        }
        json.writeEndArray();
    }

    static void write(JsonGenerator json, Place place) throws IOException {
        json.writeStartObject();
        place.accept(FIELDS).write(json);
        json.writeEndObject();
    }

    @Override
    public OutcomeJson.Content inFile(Place.InFile place) {
        return json -> {
            json.writeStringField("file", place.file());
            if (place.line().isPresent()) {
                json.writeNumberField("line", place.line().getAsInt());
            } else {
                json.writeNullField("line");
            }
        };
    }

    @Override
    public OutcomeJson.Content argument(Place.Argument place) {
        return json -> json.writeStringField("argument", place.argument());
    }

    @Override
    public OutcomeJson.Content inIndex(Place.InIndex place) {
        return json -> {
            json.writeStringField("index", place.index().map(IndexId::value).orElse(null));
            json.writeStringField("file", place.file().orElse(null));
        };
    }

    @Override
    public OutcomeJson.Content inOverlay(Place.InOverlay place) {
        return json -> json.writeStringField("overlay", place.id());
    }
}
