// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.hotfix.FeedHotfixes;
import dev.headwater.api.hotfix.Hotfix;
import dev.headwater.api.hotfix.ReleaseRequirement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a distributor's relations say against published metadata, as people and as programs read it.
 *
 * @since 0.1.0
 */
public final class HotfixReport {
    private static final int SCHEMA = 1;

    private final FeedHotfixes found;

    private HotfixReport(FeedHotfixes found) {
        this.found = found;
    }

    /** {@return the report of what was found} */
    public static HotfixReport of(FeedHotfixes found) {
        return new HotfixReport(found);
    }

    /**
     * {@return an overlay file, with a line of comment for each hotfix, for each requirement that may stand for a
     * native package, and for each release of which the distributor requires more}
     */
    public String text() {
        OverlayFileText text = new OverlayFileText();
        text.comment(summary());
        text.comment(left());
        found.hotfixes().forEach(one -> text.comment("  " + line(one)));
        found.undecided()
                .forEach(one -> text.comment("  undecided: " + one.published().release() + " requires "
                        + HotfixLines.shown(one.published().requirement()) + "; " + found.feed() + " has "
                        + HotfixLines.listed(one.packages())));
        additions()
                .forEach((release, added) -> text.comment(
                        "  addition: " + found.feed() + " lets " + release + " require " + String.join(", ", added)));
        text.overlays(found.overlays());
        return text.toString();
    }

    /** {@return how much was compared and what came of it, in a line} */
    public String summary() {
        FeedHotfixes.Counts counts = found.counts();
        return HotfixLines.count(counts.compared(), "release") + " of " + found.feed() + " compared with "
                + found.against()
                + " for " + HotfixLines.target(found.target()) + ": "
                + HotfixLines.count(counts.requirements(), "requirement") + ", "
                + found.hotfixes().size() + " of which do not hold, "
                + HotfixLines.count(found.undecided().size(), "undecided one") + ", "
                + HotfixLines.count(found.additions().size(), "addition");
    }

    private String left() {
        FeedHotfixes.Counts counts = found.counts();
        return "not compared: " + counts.absent() + " that " + found.against() + " does not have, "
                + counts.otherVersions() + " of which it has no usable release of that version, " + counts.unusable()
                + " that " + found.feed() + " has nothing usable of"
                + (counts.kept() == 0
                        ? ""
                        : ", " + counts.kept() + " about which the policy does not let " + found.against()
                                + " be asked");
    }

    private String line(Hotfix hotfix) {
        String published = hotfix.published().release() + " requires "
                + HotfixLines.shown(hotfix.published().requirement()) + "; " + found.feed() + " ";
        return published
                + hotfix.offered()
                        .map(version -> "has " + version)
                        .orElse("requires no "
                                + hotfix.published().requirement().name())
                + hotfix.packaged()
                        .map(other -> ", whose package says " + HotfixLines.shown(other))
                        .orElse("")
                + (hotfix.natives().isEmpty()
                        ? ""
                        : ", and does not require it but " + HotfixLines.listed(hotfix.natives()));
    }

    private Map<String, List<String>> additions() {
        Map<String, List<String>> additions = new LinkedHashMap<>();
        for (ReleaseRequirement one : found.additions()) {
            additions
                    .computeIfAbsent(one.release(), release -> new ArrayList<>())
                    .add(HotfixLines.shown(one.requirement()));
        }
        return additions;
    }

    /** {@return one JSON object: docs/schema/feed-hotfixes-1.json} */
    public String json() {
        FeedHotfixes.Counts counts = found.counts();
        return OutcomeJson.document(json -> {
            json.writeNumberField("schema", SCHEMA);
            json.writeStringField("feed", found.feed().value());
            json.writeStringField("against", found.against().value());
            json.writeStringField("message", summary());
            HotfixLines.target(json, found.target());
            json.writeObjectFieldStart("counts");
            json.writeNumberField("compared", counts.compared());
            json.writeNumberField("requirements", counts.requirements());
            json.writeNumberField("unusable", counts.unusable());
            json.writeNumberField("kept", counts.kept());
            json.writeNumberField("absent", counts.absent());
            json.writeNumberField("other-versions", counts.otherVersions());
            json.writeEndObject();
            json.writeArrayFieldStart("hotfixes");
            for (Hotfix one : found.hotfixes()) {
                json.writeStartObject();
                HotfixLines.hotfix(json, one, line(one));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("undecided");
            for (FeedHotfixes.Undecided one : found.undecided()) {
                json.writeStartObject();
                HotfixLines.requirement(json, one.published());
                OutcomeJson.texts(
                        json,
                        "packages",
                        one.packages().stream().map(HotfixLines::shown).toList());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("additions");
            for (ReleaseRequirement one : found.additions()) {
                json.writeStartObject();
                HotfixLines.requirement(json, one);
                json.writeEndObject();
            }
            json.writeEndArray();
            HotfixLines.overlays(json, found.overlays());
        });
    }

    @Override
    public String toString() {
        return text();
    }
}
