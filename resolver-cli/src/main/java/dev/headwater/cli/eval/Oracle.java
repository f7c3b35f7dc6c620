// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.eval;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.distribution.SdistFilename;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.requirement.MarkerSelection;
import dev.headwater.api.requirement.MarkerValue;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.requirement.Truth;
import dev.headwater.api.tag.CompatibilityTag;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.PreReleases;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.api.version.VersionSpecifier;
import java.io.IOException;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Answers one question after another: what is asked shows in the keys. */
final class Oracle {
    private final Clock clock;

    /** Makes an oracle that goes by a clock where a question is about the present time and does not say it. */
    Oracle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Writes the fields of the answer to a question.
     *
     * @throws InvalidQuestionException if it asks nothing that is known here
     * @throws dev.headwater.api.InvalidInputException if what it asks about is not valid
     */
    void answer(Question question, JsonGenerator json) throws IOException {
        if (question.has("indexes")) {
            UniverseQuestion.read(question, clock).answer(json);
        } else if (question.has("compare")) {
            compare(question.texts("compare"), json);
        } else if (question.has("specifiers")) {
            satisfiable(question.texts("specifiers"), json);
        } else if (question.has("specifier")) {
            specifier(question, json);
        } else if (question.has("version")) {
            json.writeStringField(
                    "normalized", Version.parse(question.text("version")).toString());
        } else if (question.has("marker")) {
            marker(question, json);
        } else if (question.has("requirement")) {
            requirement(Requirement.parse(question.text("requirement")), json);
        } else if (question.has("wheel")) {
            wheel(WheelFilename.parse(question.text("wheel")), json);
        } else if (question.has("sdist")) {
            SdistFilename sdist = SdistFilename.parse(question.text("sdist"));
            json.writeStringField("name", sdist.name().value());
            json.writeStringField("version", sdist.version().toString());
        } else if (question.has("tags")) {
            tags(question.target("tags"), json);
        } else {
            throw new InvalidQuestionException(
                    "a question has one of: compare, indexes, marker, requirement, sdist, specifier, specifiers, tags, version, wheel");
        }
    }

    private static void compare(List<String> versions, JsonGenerator json) throws IOException {
        if (versions.size() != 2) {
            throw new InvalidQuestionException("'compare' is a list of two versions");
        }
        int order = Version.parse(versions.get(0)).compareTo(Version.parse(versions.get(1)));
        json.writeNumberField("order", Integer.signum(order));
    }

    private static void satisfiable(List<String> specifiers, JsonGenerator json) throws IOException {
        SpecifierSet all = SpecifierSet.any();
        for (String text : specifiers) {
            all = all.and(SpecifierSet.parse(text));
        }
        json.writeBooleanField("satisfiable", all.isSatisfiable());
    }

    private static void specifier(Question question, JsonGenerator json) throws IOException {
        SpecifierSet specifiers = SpecifierSet.parse(question.text("specifier"));
        PreReleases policy = policy(question);
        if (question.has("versions")) {
            json.writeArrayFieldStart("filter");
            for (String version : specifiers.filterTexts(question.texts("versions"), policy)) {
                json.writeString(version);
            }
            json.writeEndArray();
        } else {
            json.writeBooleanField("contains", specifiers.contains(question.text("version"), policy));
        }
    }

    private static PreReleases policy(Question question) {
        Object value = question.any("prereleases");
        if (value == null) {
            return PreReleases.DEFAULT;
        }
        if (value instanceof Boolean allowed) {
            return allowed ? PreReleases.ALLOW : PreReleases.FORBID;
        }
        throw new InvalidQuestionException("'prereleases' is true, false or null");
    }

    private static void marker(Question question, JsonGenerator json) throws IOException {
        Marker marker = Marker.parse(question.text("marker"));
        MarkerEnvironment.Builder environment = MarkerEnvironment.builder();
        for (Map.Entry<String, String> entry : question.object("environment").entrySet()) {
            MarkerField field = MarkerField.named(entry.getKey())
                    .filter(MarkerField::isOfEnvironment)
                    .orElseThrow(
                            () -> new InvalidQuestionException("an environment has no field '" + entry.getKey() + "'"));
            environment.set(field, entry.getValue());
        }
        MarkerSelection selection = MarkerSelection.ofAnyPlace(
                question.texts("extras").stream().map(ExtraName::parse).toList(),
                question.texts("groups").stream().map(GroupName::parse).toList());
        MarkerValue value = marker.evaluate(environment.build(), selection);
        if (value.truth() == Truth.UNKNOWN) {
            json.writeNullField("value");
            json.writeArrayFieldStart("unknown");
            for (MarkerField field : value.unknownFields()) {
                json.writeString(field.toString());
            }
            json.writeEndArray();
        } else if (value.truth() == Truth.UNDEFINED) {
            throw new InvalidQuestionException(
                    value.fault().map(Object::toString).orElse("the marker has no value"));
        } else {
            json.writeBooleanField("value", value.isTrue());
        }
    }

    private static void requirement(Requirement requirement, JsonGenerator json) throws IOException {
        json.writeStringField("name", requirement.name().value());
        json.writeArrayFieldStart("extras");
        for (ExtraName extra : requirement.extras()) {
            json.writeString(extra.value());
        }
        json.writeEndArray();
        Iterator<String> clauses = requirement.specifiers().clauses().stream()
                .map(VersionSpecifier::toString)
                .sorted()
                .iterator();
        StringBuilder specifier = new StringBuilder();
        while (clauses.hasNext()) {
            specifier.append(clauses.next()).append(clauses.hasNext() ? "," : "");
        }
        json.writeStringField("specifier", specifier.toString());
        json.writeStringField(
                "marker", requirement.marker().map(Marker::toString).orElse(null));
        json.writeStringField("url", requirement.url().orElse(null));
    }

    private static void wheel(WheelFilename wheel, JsonGenerator json) throws IOException {
        json.writeStringField("name", wheel.name());
        json.writeStringField("version", wheel.version().toString());
        json.writeStringField("build", wheel.build().isPresent() ? wheel.build().toString() : null);
        write("tags", wheel.tags(), json);
    }

    private static void tags(Question.TargetWords words, JsonGenerator json) throws IOException {
        write(
                "tags",
                Target.builder()
                        .python(words.python())
                        .implementation(words.implementation())
                        .platforms(words.platforms())
                        .build()
                        .tags()
                        .asList(),
                json);
    }

    private static void write(String key, List<CompatibilityTag> tags, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(key);
        for (CompatibilityTag tag : tags) {
            json.writeString(tag.toString());
        }
        json.writeEndArray();
    }
}
