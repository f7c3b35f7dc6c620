// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.audit.Audit;
import dev.headwater.api.audit.AuditedProject;
import dev.headwater.api.audit.Finding;
import dev.headwater.api.audit.Holding;
import dev.headwater.api.audit.Taken;
import dev.headwater.api.audit.Way;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.api.version.Version;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes an audit as JSON of schema 1: docs/schema/audit-1.json. Fields come in the order of the schema. */
final class AuditJson {
    private static final int SCHEMA = 1;

    private final Audit audit;

    AuditJson(Audit audit) {
        this.audit = audit;
    }

    String written() {
        return OutcomeJson.document(json -> {
            json.writeNumberField("schema", SCHEMA);
            json.writeStringField("outcome", Spelling.of(audit.outcome()));
            json.writeStringField("message", AuditText.summary(audit));
            json.writeBooleanField("solved", audit.solved());
            json.writeArrayFieldStart("unsolved");
            for (Way way : audit.unsolved()) {
                json.writeString(Spelling.of(way));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("findings");
            for (Finding one : audit.findings()) {
                finding(json, one);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("projects");
            for (AuditedProject one : audit.projects()) {
                project(json, one);
            }
            json.writeEndArray();
        });
    }

    private static void finding(JsonGenerator json, Finding one) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", one.kind().code());
        json.writeBooleanField("attack-shaped", one.kind().isAttackShaped());
        json.writeStringField("name", one.name().value());
        json.writeArrayFieldStart("ways");
        for (Way way : one.ways()) {
            json.writeString(Spelling.of(way));
        }
        json.writeEndArray();
        json.writeStringField(
                "below", one.below().map(Holding::index).map(IndexId::value).orElse(null));
        json.writeStringField("text", AuditText.of(one));
        json.writeEndObject();
    }

    private static void project(JsonGenerator json, AuditedProject one) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", one.name().value());
        json.writeStringField("rule", Spelling.of(one.ownership().rule()));
        json.writeStringField(
                "owner", one.ownership().owner().map(IndexId::value).orElse(null));
        json.writeStringField("locked", one.locked().map(Version::toString).orElse(null));
        taken(json, "taken", one.taken().orElse(null));
        for (Way way : Way.values()) {
            taken(json, Spelling.of(way), one.otherwise().get(way));
        }
        json.writeArrayFieldStart("indexes");
        for (Holding holding : one.holdings()) {
            holding(json, holding);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void taken(JsonGenerator json, String field, @Nullable Taken taken) throws IOException {
        if (taken == null) {
            json.writeNullField(field);
            return;
        }
        json.writeObjectFieldStart(field);
        json.writeStringField("version", taken.version().toString());
        json.writeStringField("index", taken.index().map(IndexId::value).orElse(null));
        json.writeStringField("item", shown(taken.item()));
        json.writeEndObject();
    }

    private static void holding(JsonGenerator json, Holding one) throws IOException {
        json.writeStartObject();
        json.writeStringField("index", one.index().value());
        json.writeStringField("usable", one.usable().map(Version::toString).orElse(null));
        json.writeStringField("highest", one.highest().map(Version::toString).orElse(null));
        json.writeBooleanField("shared", one.shared());
        Optional<String> other = one.otherBytes().map(AuditJson::shown);
        json.writeStringField("other-bytes", other.orElse(null));
        json.writeEndObject();
    }

    private static String shown(String text) {
        return Shown.text(UrlSecrets.masked(text));
    }
}
