// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.repair.Change;
import dev.headwater.api.repair.Repair;
import dev.headwater.api.repair.RepairSearch;
import dev.headwater.api.repair.Repairs;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.text.UrlSecrets;
import java.io.IOException;
import java.util.List;

/** Writes repairs as JSON of schema 1: docs/schema/repairs-1.json. Fields come in the order of the schema. */
final class RepairJson {
    private static final int SCHEMA = 1;

    private final Repairs repairs;

    RepairJson(Repairs repairs) {
        this.repairs = repairs;
    }

    String written() {
        RepairText text = new RepairText(repairs);
        return OutcomeJson.document(json -> {
            json.writeNumberField("schema", SCHEMA);
            json.writeStringField("outcome", Words.kind(repairs.outcome()));
            json.writeStringField("message", Shown.lines(Headline.of(repairs.outcome())));
            json.writeArrayFieldStart("repairs");
            for (Repair repair : repairs.best()) {
                repair(json, repair, text.heading(repair));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("searches");
            for (RepairSearch search : repairs.searches()) {
                search(json, search);
            }
            json.writeEndArray();
        });
    }

    private static void search(JsonGenerator json, RepairSearch search) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", Spelling.of(search.kind()));
        json.writeStringField("end", Spelling.of(search.end()));
        json.writeNumberField("trials", search.trials());
        json.writeNumberField("failing", search.failing());
        if (!search.overlays().isEmpty()) {
            OutcomeJson.texts(json, "overlays", search.overlays());
        }
        json.writeEndObject();
    }

    private static void repair(JsonGenerator json, Repair repair, String heading) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", Spelling.of(repair.kind()));
        json.writeStringField("text", heading);
        OutcomeJson.texts(json, "discloses", repair.discloses());
        json.writeArrayFieldStart("changes");
        for (Change change : repair.changes()) {
            json.writeStartObject();
            change.accept(FIELDS).write(json);
            json.writeStringField("text", shown(RepairText.of(change)));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("write", Shown.lines(String.join("\n", RepairLines.of(repair)) + "\n"));
        json.writeArrayFieldStart("packages");
        for (PinnedPackage pinned : repair.resolved().packages()) {
            json.writeStartObject();
            json.writeStringField("name", pinned.name().value());
            json.writeStringField("version", pinned.version().toString());
            json.writeStringField("index", pinned.index().map(IndexId::value).orElse(null));
            OutcomeJson.texts(json, "unchecked", unchecked(pinned));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static List<ProjectName> unchecked(PinnedPackage pinned) {
        return pinned.requires().stream()
                .filter(required -> !required.checked())
                .map(PackageRequirement::name)
                .distinct()
                .toList();
    }

    private static String shown(String text) {
        return Shown.text(UrlSecrets.masked(text));
    }

    private static OutcomeJson.Content change(String type, Change change, OutcomeJson.Content fields) {
        return json -> {
            json.writeStringField("type", type);
            json.writeStringField("name", change.name().value());
            fields.write(json);
        };
    }

    private static final Change.Visitor<OutcomeJson.Content> FIELDS = new Change.Visitor<>() {
        @Override
        public OutcomeJson.Content widen(Change.Widen change) {
            return change("widen", change, json -> {
                json.writeStringField("version", change.version().toString());
                json.writeStringField("index", change.index().value());
                requirements(json, "before", change.before());
                requirements(json, "after", change.after());
                json.writeStringField("offered", change.offered().toString());
                json.writeStringField("supplier", change.supplier().value());
                json.writeStringField("overlay", change.said().map(Overlay::id).orElse(null));
            });
        }

        @Override
        public OutcomeJson.Content allowFormat(Change.AllowFormat change) {
            return change("allow-format", change, json -> {
                json.writeStringField("rule", Spelling.of(change.rule()));
                json.writeStringField("file", shown(change.file()));
            });
        }

        @Override
        public OutcomeJson.Content shortenCoolDown(Change.ShortenCoolDown change) {
            return change("shorten-cool-down", change, json -> {
                json.writeStringField("cool-down", RepairLines.text(change.coolDown()));
                json.writeStringField("file", shown(change.file()));
            });
        }

        @Override
        public OutcomeJson.Content handOver(Change.HandOver change) {
            return change("hand-over", change, json -> {
                json.writeStringField("from", change.from().value());
                json.writeStringField("to", change.to().value());
            });
        }

        @Override
        public OutcomeJson.Content rewrite(Change.Rewrite change) {
            return change("rewrite", change, json -> {
                json.writeFieldName("place");
                PlaceJson.write(json, change.place());
                json.writeStringField("before", shown(change.before().toString()));
                json.writeStringField("after", shown(change.after().toString()));
            });
        }

        @Override
        public OutcomeJson.Content allowPreReleases(Change.AllowPreReleases change) {
            return change("allow-pre-releases", change, json -> {});
        }
    };

    private static void requirements(JsonGenerator json, String field, List<Requirement> requirements)
            throws IOException {
        OutcomeJson.texts(
                json,
                field,
                requirements.stream().map(one -> shown(one.toString())).toList());
    }
}
