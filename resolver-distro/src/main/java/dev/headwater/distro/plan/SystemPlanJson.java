// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * A plan for programs: one JSON object, indented, of version 1. Unknown keys are to be ignored: others will come.
 *
 * @since 0.1.0
 */
public final class SystemPlanJson {
    private static final int VERSION = 1;

    /** Of what a file requires that is no Python project; the rest is cut. */
    private static final int LONGEST = 1000;

    private final JsonGenerator json;

    private SystemPlanJson(JsonGenerator json) {
        this.json = json;
    }

    /** {@return a plan that was not checked} */
    public static String of(SystemPlan plan) {
        return of(plan, Optional.empty());
    }

    /** {@return a plan, with what a check of it found} */
    public static String of(SystemPlan plan, PlanCheck check) {
        return of(plan, Optional.of(check));
    }

    private static String of(SystemPlan plan, Optional<PlanCheck> check) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonFactory.builder().build().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            new SystemPlanJson(json).write(plan, check);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private void write(SystemPlan plan, Optional<PlanCheck> check) throws IOException {
        json.writeStartObject();
        json.writeNumberField("plan", VERSION);
        json.writeStringField("command", plan.command().orElse(null));
        packages(plan.packages());
        files(plan.files());
        external(plan.external());
        json.writeArrayFieldStart("unchecked");
        for (SystemPlan.Unchecked one : plan.unchecked()) {
            json.writeStartObject();
            json.writeStringField("package", one.name());
            json.writeStringField("project", one.project().value());
            json.writeStringField("requirement", one.requirement().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("alternatives");
        for (SystemPlan.Alternative one : plan.alternatives()) {
            json.writeStartObject();
            json.writeStringField("package", one.name());
            json.writeStringField("relation", one.relation());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanField("checked", check.isPresent());
        json.writeArrayFieldStart("disagreements");
        for (PlanCheck.Disagreement one : check.map(PlanCheck::disagreements).orElse(List.of())) {
            json.writeStartObject();
            json.writeStringField("package", one.name());
            json.writeStringField("project", one.project().value());
            json.writeStringField("requirement", one.requirement());
            json.writeStringField("version", one.version().map(Object::toString).orElse(null));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void packages(List<SystemPackage> packages) throws IOException {
        json.writeArrayFieldStart("packages");
        for (SystemPackage one : packages) {
            json.writeStartObject();
            json.writeStringField("package", one.name());
            json.writeStringField("version", one.version().orElse(null));
            json.writeStringField("index", one.index().value());
            json.writeArrayFieldStart("provides");
            for (SystemPackage.Provided provided : one.provides()) {
                json.writeStartObject();
                json.writeStringField("name", provided.project().value());
                json.writeStringField("version", provided.version().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void external(List<ExternalRequirement> external) throws IOException {
        json.writeArrayFieldStart("external");
        for (ExternalRequirement one : external) {
            json.writeStartObject();
            json.writeStringField("project", one.project().value());
            json.writeStringField("requirement", Shown.masked(one.requirement(), LONGEST));
            json.writeStringField(
                    "provided-by",
                    one.provider().map(ExternalRequirement.Provider::name).orElse(null));
            json.writeStringField(
                    "dependency-of",
                    one.provider()
                            .flatMap(ExternalRequirement.Provider::dependent)
                            .orElse(null));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void files(List<PinnedPackage> files) throws IOException {
        json.writeArrayFieldStart("files");
        for (PinnedPackage pinned : files) {
            DistributionFile file = pinned.file().orElseThrow();
            json.writeStartObject();
            json.writeStringField("name", pinned.name().value());
            json.writeStringField("version", pinned.version().toString());
            json.writeStringField("filename", file.filename());
            json.writeStringField("url", UrlSecrets.masked(file.url()));
            json.writeObjectFieldStart("hashes");
            for (FileHash hash : file.hashes().asList()) {
                json.writeStringField(hash.algorithm(), hash.hex());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
