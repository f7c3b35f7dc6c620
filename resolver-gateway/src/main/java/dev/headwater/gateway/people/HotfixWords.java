// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.people;

import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.overlay.FileUse;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.gateway.page.OverlayEffect;
import java.util.ArrayList;
import java.util.List;

/** What an overlay says and does, in lines of what was and what is. */
final class HotfixWords {
    private static final String REQUIRES = "Requires-Dist: ";

    private HotfixWords() {}

    static Hotfix of(Overlay overlay, OverlayEffect effect) {
        return new Hotfix(
                PeopleWords.row(overlay),
                PeopleWords.index(overlay),
                overlay.expect().stream().map(HotfixWords::shown).toList(),
                said(overlay),
                effect.groups().stream().map(HotfixWords::group).toList(),
                effect.more(),
                effect.text());
    }

    private static List<Hotfix.Line> said(Overlay overlay) {
        List<Hotfix.Line> lines = new ArrayList<>();
        overlay.replace().forEach(pair -> {
            lines.add(new Hotfix.Line(false, REQUIRES + shown(pair.old())));
            lines.add(new Hotfix.Line(true, REQUIRES + shown(pair.changed())));
        });
        overlay.remove().forEach(removed -> lines.add(new Hotfix.Line(false, REQUIRES + shown(removed))));
        overlay.add().forEach(added -> lines.add(new Hotfix.Line(true, REQUIRES + shown(added))));
        overlay.extras().forEach((extra, all) -> {
            lines.add(new Hotfix.Line(true, "Provides-Extra: " + extra));
            all.forEach(
                    one -> lines.add(new Hotfix.Line(true, REQUIRES + shown(one) + " (of the extra " + extra + ")")));
        });
        overlay.requiresPython().ifPresent(set -> lines.add(new Hotfix.Line(true, "Requires-Python: " + set)));
        overlay.use().ifPresent(use -> lines.add(line(use)));
        return lines;
    }

    private static Hotfix.Line line(FileUse use) {
        return switch (use.kind()) {
            case YANK -> new Hotfix.Line(true, "Yanked: " + PeopleWords.shown(use.reason()));
            case UNYANK -> new Hotfix.Line(false, "Yanked");
            case WITHDRAW -> new Hotfix.Line(true, "Withdrawn: " + PeopleWords.shown(use.reason()));
        };
    }

    private static Hotfix.Group group(OverlayEffect.Group group) {
        List<Hotfix.Line> lines = new ArrayList<>();
        for (MetadataChange change : group.changes()) {
            change.published().ifPresent(text -> lines.add(line(false, change.field(), text)));
            change.effective().ifPresent(text -> lines.add(line(true, change.field(), text)));
        }
        return new Hotfix.Group(
                group.filenames().stream().map(PeopleWords::shown).toList(),
                lines,
                PeopleWords.shown(group.text().orElse("")));
    }

    private static Hotfix.Line line(boolean isNew, String field, String value) {
        return new Hotfix.Line(isNew, PeopleWords.shown(field + ": " + UrlSecrets.inRequirement(value)));
    }

    private static String shown(Requirement requirement) {
        return PeopleWords.shown(UrlSecrets.inRequirement(requirement.toString()));
    }
}
