// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.hotfix.Hotfix;
import dev.headwater.api.hotfix.IndexSurvey;
import dev.headwater.api.hotfix.ReleaseRequirement;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A survey of an index as people and as programs read it.
 *
 * @since 0.1.0
 */
public final class SurveyReport {
    private static final int SCHEMA = 1;

    private final IndexSurvey survey;

    private SurveyReport(IndexSurvey survey) {
        this.survey = survey;
    }

    /** {@return the report of a survey} */
    public static SurveyReport of(IndexSurvey survey) {
        return new SurveyReport(survey);
    }

    /**
     * {@return an overlay file that heals what can be healed, with a line of comment for each contradiction, for each
     * project that is missing, and for each of which nothing can be used}
     */
    public String text() {
        OverlayFileText text = new OverlayFileText();
        text.comment(summary());
        survey.hotfixes().forEach(one -> text.comment("  " + line(one, survey.index())));
        missing().forEach((name, by) -> text.comment("  missing: " + name + ", required by " + String.join(", ", by)));
        survey.unusable().forEach(name -> text.comment("  unusable: " + name));
        text.overlays(survey.healing());
        return text.toString();
    }

    /** {@return how much was looked at and what came of it, in a line} */
    public String summary() {
        int usable = survey.projects() - survey.unusable().size();
        return survey.index() + " has " + HotfixLines.count(survey.projects(), "project") + ", " + usable
                + " of them usable for "
                + HotfixLines.target(survey.target()) + ": "
                + HotfixLines.count(survey.hotfixes().size(), "requirement")
                + " that no version there meets, " + HotfixLines.count(missing().size(), "missing project");
    }

    private SortedMap<ProjectName, List<String>> missing() {
        SortedMap<ProjectName, List<String>> missing = new TreeMap<>();
        for (ReleaseRequirement one : survey.missing()) {
            List<String> by = missing.computeIfAbsent(one.requirement().name(), name -> new ArrayList<>());
            if (!by.contains(one.release())) {
                by.add(one.release());
            }
        }
        return missing;
    }

    static String line(Hotfix hotfix, IndexId index) {
        return hotfix.published().release() + " needs "
                + HotfixLines.shown(hotfix.published().requirement()) + "; " + index + " has "
                + hotfix.offered().orElseThrow();
    }

    /** {@return one JSON object: docs/schema/overlay-survey-1.json} */
    public String json() {
        return OutcomeJson.document(json -> {
            json.writeNumberField("schema", SCHEMA);
            json.writeStringField("index", survey.index().value());
            json.writeStringField("message", summary());
            HotfixLines.target(json, survey.target());
            json.writeNumberField("projects", survey.projects());
            OutcomeJson.texts(json, "unusable", survey.unusable());
            json.writeArrayFieldStart("contradictions");
            for (Hotfix one : survey.hotfixes()) {
                json.writeStartObject();
                HotfixLines.hotfix(json, one, line(one, survey.index()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("missing");
            for (ReleaseRequirement one : survey.missing()) {
                json.writeStartObject();
                HotfixLines.requirement(json, one);
                json.writeEndObject();
            }
            json.writeEndArray();
            HotfixLines.overlays(json, survey.healing());
        });
    }

    @Override
    public String toString() {
        return text();
    }
}
