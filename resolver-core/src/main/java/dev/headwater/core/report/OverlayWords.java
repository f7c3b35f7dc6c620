// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.overlay.FileUse;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import java.util.ArrayList;
import java.util.List;

/** What an overlay says, for people, on one line. */
final class OverlayWords {
    private static final int LONGEST = 1000;

    private OverlayWords() {}

    /** {@return whose files it is for, what it makes of them, and why} */
    static String of(Overlay overlay) {
        return Shown.text(
                overlay.id() + ": " + subject(overlay) + ": " + changes(overlay) + " (" + overlay.reason() + ")",
                LONGEST);
    }

    /** {@return which files it is for} */
    static String subject(Overlay overlay) {
        OverlayScope scope = overlay.scope();
        String which = scope.versions()
                .map(Object::toString)
                .orElseGet(() ->
                        scope.files().size() == 1 ? "1 file" : scope.files().size() + " files");
        String before =
                scope.uploadedBefore().map(time -> ", uploaded before " + time).orElse("");
        String index =
                overlay.index().map(IndexId::value).map(id -> " of " + id).orElse(" of any index");
        return overlay.project() + " " + which + index + before;
    }

    /** {@return what it makes of them} */
    static String changes(Overlay overlay) {
        List<String> changes = new ArrayList<>();
        overlay.replace().forEach(pair -> changes.add(shown(pair.changed()) + " instead of " + shown(pair.old())));
        overlay.add().forEach(added -> changes.add(shown(added) + " added"));
        overlay.remove().forEach(removed -> changes.add("without " + shown(removed)));
        overlay.extras().forEach((extra, all) -> changes.add("the extra " + extra + " brings " + all(all)));
        overlay.requiresPython().ifPresent(versions -> changes.add("Requires-Python " + versions));
        overlay.use().map(OverlayWords::use).ifPresent(changes::add);
        return changes.isEmpty() ? "expects " + all(overlay.expect()) : String.join("; ", changes);
    }

    private static String all(List<Requirement> requirements) {
        return requirements.isEmpty()
                ? "nothing"
                : Words.and(requirements.stream().map(OverlayWords::shown).toList());
    }

    private static String shown(Requirement requirement) {
        return UrlSecrets.inRequirement(requirement.toString());
    }

    private static String use(FileUse use) {
        return switch (use.kind()) {
            case YANK -> "yanked: " + use.reason();
            case UNYANK -> "not yanked";
            case WITHDRAW -> "withdrawn: " + use.reason();
        };
    }
}
