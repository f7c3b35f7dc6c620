// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.text.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one text for what an overlay says, of which the digest of a set is made; {@code docs/overlays.md} describes it.
 * What has no order is sorted, and requirements and specifiers are in canonical form.
 */
final class OverlayText {
    private final StringBuilder text = new StringBuilder();

    private OverlayText() {}

    static String of(Overlay overlay) {
        OverlayText text = new OverlayText();
        text.line("id", List.of(overlay.id()));
        text.line("reason", List.of(overlay.reason()));
        text.line("index", List.of(overlay.index().map(IndexId::value).orElse("*")));
        text.line("project", List.of(overlay.project().value()));
        text.line(
                "versions",
                overlay.scope().versions().map(Object::toString).stream().toList());
        text.line("files", List.copyOf(overlay.scope().files()));
        text.line(
                "uploaded-before",
                overlay.scope().uploadedBefore().map(Object::toString).stream().toList());
        text.line("expect", sorted(overlay.expect().stream()));
        text.line(
                "replace",
                overlay.replace().stream()
                        .map(replacement -> List.of(
                                replacement.old().toString(),
                                replacement.changed().toString()))
                        .sorted((one, other) -> one.get(0).compareTo(other.get(0)))
                        .flatMap(List::stream)
                        .toList());
        text.line("add", texts(overlay.add()));
        text.line("remove", sorted(overlay.remove().stream()));
        overlay.extras().forEach((extra, all) -> text.line("extras." + extra, texts(all), "[]"));
        text.line(
                "requires-python",
                overlay.requiresPython().map(Object::toString).stream().toList());
        overlay.use().ifPresent(use -> text.line(Spelling.of(use.kind()), List.of(use.reason())));
        return text.text.toString();
    }

    private static List<String> texts(List<Requirement> requirements) {
        return requirements.stream().map(Requirement::toString).toList();
    }

    private static List<String> sorted(Stream<Requirement> requirements) {
        return requirements.map(Requirement::toString).sorted().distinct().toList();
    }

    private void line(String name, List<String> values) {
        if (!values.isEmpty()) {
            line(name, values, "");
        }
    }

    /** Each value stands behind its length, so that no two overlays have the same text. */
    private void line(String name, List<String> values, String none) {
        text.append(name);
        for (String value : values) {
            int length = value.getBytes(StandardCharsets.UTF_8).length;
            text.append(' ').append(length).append(':').append(value);
        }
        text.append(values.isEmpty() ? ' ' + none : "").append('\n');
    }
}
