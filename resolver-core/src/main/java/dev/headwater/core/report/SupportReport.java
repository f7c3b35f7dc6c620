// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.support.ProjectSupport;
import dev.headwater.api.support.Serving;
import dev.headwater.api.support.SupportReview;
import dev.headwater.api.support.WantedTarget;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which Pythons and platforms the chosen projects serve, as people and as programs read it.
 *
 * @since 0.1.0
 */
public final class SupportReport {
    private static final int SCHEMA = 1;
    private static final String GAP = "  ";

    private final SupportReview review;

    private SupportReport(SupportReview review) {
        this.review = review;
    }

    /** {@return the report of a review} */
    public static SupportReport of(SupportReview review) {
        return new SupportReport(review);
    }

    /**
     * {@return for each project a line, where it serves all by wheels, or a table with a row for each platform where it
     * does not} In the columns of Pythons stand {@code wheel}, {@code any} for a wheel of every platform,
     * {@code sdist}, {@code package}, {@code python} where Requires-Python excludes it, and {@code -} where nothing
     * fits.
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        review.window()
                .ifPresent(window -> text.append("Pythons by ").append(window).append("\n\n"));
        for (ProjectSupport project : review.projects()) {
            text.append(project.name()).append(' ').append(project.version());
            Set<Serving> all = new LinkedHashSet<>(project.serving());
            if (all.equals(Set.of(Serving.ANY_WHEEL))) {
                text.append(": everywhere, by one wheel for all\n");
            } else if (all.equals(Set.of(Serving.WHEEL))) {
                text.append(": everywhere, by wheels\n");
            } else {
                text.append('\n');
                table(project, text);
            }
        }
        return Shown.lines(text.toString());
    }

    private void table(ProjectSupport project, StringBuilder text) {
        List<String> pythons = new ArrayList<>(new LinkedHashSet<>(
                review.targets().stream().map(WantedTarget::python).toList()));
        Map<String, Map<String, Serving>> rows = new LinkedHashMap<>();
        for (int i = 0; i < review.targets().size(); i++) {
            WantedTarget target = review.targets().get(i);
            rows.computeIfAbsent(target.platform(), platform -> new LinkedHashMap<>())
                    .put(target.python(), project.serving().get(i));
        }
        int widest = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder head = new StringBuilder(GAP).append(" ".repeat(widest));
        pythons.forEach(python -> head.append(GAP).append(cell(python)));
        text.append(head.toString().stripTrailing()).append('\n');
        rows.forEach((platform, cells) -> {
            StringBuilder row = new StringBuilder(GAP).append(platform).append(" ".repeat(widest - platform.length()));
            pythons.forEach(
                    python -> row.append(GAP).append(cell(cells.containsKey(python) ? word(cells.get(python)) : "")));
            text.append(row.toString().stripTrailing()).append('\n');
        });
    }

    private static String cell(String word) {
        return word + " ".repeat(Math.max(0, 8 - word.length()));
    }

    private static String word(Serving serving) {
        return switch (serving) {
            case WHEEL -> "wheel";
            case ANY_WHEEL -> "any";
            case SDIST -> "sdist";
            case PROVIDED -> "package";
            case NOT_FOR_PYTHON -> "python";
            case MISSING -> "-";
        };
    }

    /** {@return how much was looked at, and what is missing, in a line} */
    public String summary() {
        int missing = review.missing().size();
        long lacking = review.missing().stream()
                .map(one -> one.project().name())
                .distinct()
                .count();
        String what = review.projects().size() + (review.projects().size() == 1 ? " project" : " projects") + " for "
                + review.targets().size() + " Pythons and platforms: ";
        return what
                + (missing == 0
                        ? "all served"
                        : missing + " missing, of " + lacking + (lacking == 1 ? " project" : " projects"))
                + (review.want() == SupportReview.Want.SHOWN && missing > 0 ? ", and the policy wants none" : "");
    }

    /** {@return one JSON object: docs/schema/support-1.json} */
    public String json() {
        return OutcomeJson.document(json -> {
            json.writeNumberField("schema", SCHEMA);
            json.writeStringField("outcome", review.isLacking() ? "missing" : "served");
            json.writeStringField("message", summary());
            json.writeBooleanField("wanted", review.want() == SupportReview.Want.WANTED);
            json.writeStringField("window", review.window().orElse(null));
            json.writeArrayFieldStart("targets");
            for (WantedTarget target : review.targets()) {
                json.writeStartObject();
                json.writeStringField("python", target.python());
                json.writeStringField("platform", target.platform());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("projects");
            for (ProjectSupport project : review.projects()) {
                project(json, project);
            }
            json.writeEndArray();
        });
    }

    private void project(JsonGenerator json, ProjectSupport project) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", project.name().value());
        json.writeStringField("version", project.version().toString());
        json.writeStringField("index", project.index().map(IndexId::value).orElse(null));
        OutcomeJson.texts(
                json, "serving", project.serving().stream().map(Spelling::of).toList());
        json.writeArrayFieldStart("missing");
        for (int i = 0; i < review.targets().size(); i++) {
            if (!project.serving().get(i).isServed()) {
                json.writeString(review.targets().get(i).python() + " "
                        + review.targets().get(i).platform());
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public String toString() {
        return text() + summary();
    }
}
