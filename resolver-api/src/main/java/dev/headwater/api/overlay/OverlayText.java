// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.text.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The one text for what an overlay says, of which the digest of a set is made; {@code docs/overlays.md} describes it.
 * What has no order is sorted, and requirements and specifiers are in canonical form.
 */
final class OverlayText {
    private final StringBuilder text = new StringBuilder();

    private OverlayText() {}

    static String of(Overlay overlay) {
        OverlayText text = new OverlayText();
        text.line("id", overlay.id());
        text.line("reason", overlay.reason());
        text.line("index", overlay.index().map(IndexId::value).orElse("*"));
        text.line("project", overlay.project().value());
        overlay.scope().versions().ifPresent(versions -> text.line("versions", versions.toString()));
        text.line("files", List.copyOf(overlay.scope().files()));
        overlay.scope().uploadedBefore().ifPresent(time -> text.line("uploaded-before", time.toString()));
        text.line("expect", sorted(overlay.expect()));
        text.line("replace", pairs(overlay.replace()));
        text.line("add", texts(overlay.add()));
        text.line("remove", sorted(overlay.remove()));
        overlay.extras().forEach((extra, all) -> text.line("extras." + extra, texts(all), "[]"));
        overlay.requiresPython().ifPresent(versions -> text.line("requires-python", versions.toString()));
        overlay.use().ifPresent(use -> text.line(Spelling.of(use.kind()), use.reason()));
        return text.text.toString();
    }

    private static List<String> texts(List<Requirement> requirements) {
        List<String> texts = new ArrayList<>(requirements.size());
        for (Requirement requirement : requirements) {
            texts.add(requirement.toString());
        }
        return texts;
    }

    private static List<String> sorted(List<Requirement> requirements) {
        return List.copyOf(new TreeSet<>(texts(requirements)));
    }

    private static List<String> pairs(List<Replacement> replacements) {
        // No two replace the same requirement.
        SortedMap<String, String> byOld = new TreeMap<>();
        for (Replacement replacement : replacements) {
            byOld.put(replacement.old().toString(), replacement.changed().toString());
        }
        List<String> pairs = new ArrayList<>(2 * byOld.size());
        byOld.forEach((old, changed) -> {
            pairs.add(old);
            pairs.add(changed);
        });
        return pairs;
    }

    private void line(String name, String value) {
        text.append(name);
        value(value);
        text.append('\n');
    }

    private void line(String name, List<String> values) {
        if (!values.isEmpty()) {
            line(name, values, "");
        }
    }

    private void line(String name, List<String> values, String none) {
        text.append(name);
        for (String value : values) {
            value(value);
        }
        text.append(values.isEmpty() ? ' ' + none : "").append('\n');
    }

    /** Each value stands behind its length, so that no two overlays have the same text. */
    private void value(String value) {
        int length = value.getBytes(StandardCharsets.UTF_8).length;
        text.append(' ').append(length).append(':').append(value);
    }
}
