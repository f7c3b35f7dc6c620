// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.environment.Environment;
import dev.headwater.api.environment.EnvironmentFinding;
import dev.headwater.api.environment.EnvironmentReview;
import dev.headwater.api.environment.InstalledDistribution;
import dev.headwater.api.environment.InstalledDistribution.Overwritten;
import dev.headwater.api.environment.OwningPackage;
import dev.headwater.api.environment.SiteFolder;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Spelling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes what is installed as JSON of schema 1: docs/schema/environment-1.json. Fields come in the order of the schema.
 */
final class EnvironmentJson {
    private static final int SCHEMA = 1;

    private final EnvironmentReview review;

    EnvironmentJson(EnvironmentReview review) {
        this.review = review;
    }

    String written() {
        Environment environment = review.environment();
        return OutcomeJson.document(json -> {
            json.writeNumberField("schema", SCHEMA);
            json.writeStringField("outcome", Spelling.of(review.outcome()));
            json.writeStringField("message", EnvironmentText.summary(review));
            json.writeStringField("path", shown(environment.path().toString()));
            json.writeStringField("kind", Spelling.of(environment.kind()));
            json.writeStringField("prefix", shown(environment.prefix().toString()));
            text(json, "python", environment.python());
            text(json, "implementation", environment.implementation());
            text(json, "base", environment.base().map(Path::toString));
            text(json, "externally-managed", environment.managed());
            json.writeArrayFieldStart("folders");
            for (SiteFolder folder : environment.folders()) {
                folder(json, folder);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("distributions");
            for (InstalledDistribution one : environment.distributions()) {
                distribution(json, one);
            }
            json.writeEndArray();
            OwnershipReport.writeField(json, review.ownership());
            json.writeArrayFieldStart("findings");
            for (EnvironmentFinding one : review.findings()) {
                finding(json, one);
            }
            json.writeEndArray();
        });
    }

    private static void folder(JsonGenerator json, SiteFolder folder) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", shown(folder.path().toString()));
        json.writeStringField("python", folder.python());
        json.writeStringField("reach", Spelling.of(folder.reach()));
        json.writeEndObject();
    }

    private static void distribution(JsonGenerator json, InstalledDistribution one) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", one.name().value());
        json.writeStringField("version", shown(one.version()));
        json.writeStringField("place", shown(one.place().toString()));
        json.writeStringField("form", Spelling.of(one.form()));
        json.writeFieldName("owner");
        if (one.owner().isPresent()) {
            owner(json, one.owner().get());
        } else {
            json.writeNull();
        }
        json.writeArrayFieldStart("overwritten");
        for (Overwritten each : one.overwritten()) {
            json.writeStartObject();
            json.writeFieldName("by");
            owner(json, each.by());
            json.writeNumberField("files", each.files());
            json.writeStringField("first", shown(each.first()));
            json.writeEndObject();
        }
        json.writeEndArray();
        text(json, "hidden-by", one.hiddenBy().map(Path::toString));
        text(json, "fault", one.fault());
        json.writeEndObject();
    }

    private static void owner(JsonGenerator json, OwningPackage owner) throws IOException {
        json.writeStartObject();
        json.writeStringField("manager", Spelling.of(owner.kind()));
        json.writeStringField("package", shown(owner.name()));
        json.writeStringField("package-version", shown(owner.version()));
        json.writeStringField("purl", shown(owner.purl()));
        json.writeEndObject();
    }

    private static void finding(JsonGenerator json, EnvironmentFinding one) throws IOException {
        json.writeStartObject();
        json.writeStringField("severity", Spelling.of(one.kind().severity()));
        json.writeStringField("code", one.kind().code());
        json.writeStringField("name", one.name().map(ProjectName::value).orElse(null));
        json.writeStringField("place", shown(one.place()));
        json.writeStringField("here", shown(one.here()));
        json.writeStringField("there", shown(one.there()));
        json.writeStringField("text", EnvironmentText.of(one));
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String field, Optional<String> text) throws IOException {
        json.writeStringField(field, text.map(EnvironmentJson::shown).orElse(null));
    }

    private static String shown(String text) {
        return ListedText.shown(text);
    }
}
