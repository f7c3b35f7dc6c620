// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.hotfix.Hotfix;
import dev.headwater.api.hotfix.HotfixOverlays;
import dev.headwater.api.hotfix.HotfixOverlays.ByHand;
import dev.headwater.api.hotfix.ReleaseRequirement;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.tag.Target;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.api.version.Version;
import dev.headwater.core.file.OverlayWriter;
import java.io.IOException;
import java.util.List;

/** What the reports on hotfixes of whole indexes have in common. */
final class HotfixLines {
    /** So many packages are named in a line. */
    private static final int MOST = 8;

    private HotfixLines() {}

    static String target(Target target) {
        return "Python " + target.python() + " on " + String.join(", ", target.platforms());
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static String shown(Requirement requirement) {
        return Shown.text(UrlSecrets.inRequirement(requirement.toString()));
    }

    static String shown(String text) {
        return Shown.text(UrlSecrets.masked(text));
    }

    static String listed(List<String> packages) {
        int more = packages.size() - MOST;
        return shown(String.join(", ", packages.subList(0, Math.min(MOST, packages.size()))))
                + (more > 0 ? " and " + more + " more" : "");
    }

    static String of(ByHand one) {
        return one.overlays().isEmpty()
                ? one.release() + " requires more than an overlay can say"
                : one.release() + " is changed already by " + String.join(", ", one.overlays());
    }

    static void target(JsonGenerator json, Target target) throws IOException {
        json.writeObjectFieldStart("target");
        json.writeStringField("python", target.python().toString());
        OutcomeJson.texts(json, "platforms", target.platforms());
        json.writeEndObject();
    }

    static void requirement(JsonGenerator json, ReleaseRequirement one) throws IOException {
        json.writeStringField("name", one.project().value());
        json.writeStringField("version", one.version().toString());
        json.writeStringField("requirement", shown(one.requirement()));
    }

    static void hotfix(JsonGenerator json, Hotfix one, String text) throws IOException {
        requirement(json, one.published());
        json.writeStringField("instead", one.instead().map(HotfixLines::shown).orElse(null));
        json.writeStringField("offered", one.offered().map(Version::toString).orElse(null));
        json.writeStringField("packaged", one.packaged().map(HotfixLines::shown).orElse(null));
        OutcomeJson.texts(
                json, "packages", one.natives().stream().map(HotfixLines::shown).toList());
        json.writeStringField("text", text);
    }

    static void overlays(JsonGenerator json, HotfixOverlays overlays) throws IOException {
        json.writeArrayFieldStart("by-hand");
        for (ByHand one : overlays.byHand()) {
            json.writeStartObject();
            json.writeStringField("release", one.release());
            OutcomeJson.texts(json, "overlays", one.overlays());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("write", OverlayWriter.of(overlays.overlays()));
    }
}
