// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.overlay.FileUse;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.Replacement;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.text.Spelling;
import java.util.List;
import java.util.stream.Collectors;

/** Writes overlays as an overlay file says them, each in the one form that says it. */
public final class OverlayWriter {
    private final StringBuilder toml = new StringBuilder();

    private OverlayWriter() {}

    /** {@return the text of a file that says these overlays, in this order} */
    public static String of(List<Overlay> overlays) {
        OverlayWriter writer = new OverlayWriter();
        String between = "";
        for (Overlay overlay : overlays) {
            writer.toml.append(between);
            writer.write(overlay);
            between = "\n";
        }
        return writer.toml.toString();
    }

    private void write(Overlay overlay) {
        toml.append("[[overlay]]\n");
        line("id", TomlText.string(overlay.id()));
        line("reason", TomlText.string(overlay.reason()));
        line("index", TomlText.string(overlay.index().map(IndexId::value).orElse("*")));
        line("project", TomlText.string(overlay.project().value()));
        overlay.scope().versions().ifPresent(set -> line("versions", TomlText.string(set.toString())));
        if (!overlay.scope().files().isEmpty()) {
            line("files", TomlText.strings(List.copyOf(overlay.scope().files())));
        }
        overlay.scope().uploadedBefore().ifPresent(time -> line("uploaded-before", time.toString()));
        requirements("expect", overlay.expect());
        if (!overlay.replace().isEmpty()) {
            line(
                    "replace",
                    overlay.replace().stream().map(OverlayWriter::pair).collect(Collectors.joining(", ", "[", "]")));
        }
        requirements("add", overlay.add());
        requirements("remove", overlay.remove());
        if (!overlay.extras().isEmpty()) {
            line(
                    "extras",
                    overlay.extras().entrySet().stream()
                            .map(extra -> TomlText.key(extra.getKey().value()) + " = " + texts(extra.getValue()))
                            .collect(Collectors.joining(", ", "{ ", " }")));
        }
        overlay.requiresPython().ifPresent(set -> line("requires-python", TomlText.string(set.toString())));
        overlay.use().ifPresent(use -> line(Spelling.of(use.kind()), value(use)));
    }

    private static String value(FileUse use) {
        return use.kind() == FileUse.Kind.UNYANK ? "true" : TomlText.string(use.reason());
    }

    private static String pair(Replacement replacement) {
        return "{ old = " + TomlText.string(replacement.old().toString()) + ", new = "
                + TomlText.string(replacement.changed().toString()) + " }";
    }

    private void requirements(String key, List<Requirement> requirements) {
        if (!requirements.isEmpty()) {
            line(key, texts(requirements));
        }
    }

    private static String texts(List<Requirement> requirements) {
        return TomlText.strings(requirements.stream().map(Requirement::toString).toList());
    }

    private void line(String key, String value) {
        toml.append(key).append(" = ").append(value).append('\n');
    }
}
