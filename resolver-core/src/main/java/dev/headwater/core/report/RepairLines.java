// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.repair.Change;
import dev.headwater.api.repair.Hotfixes;
import dev.headwater.api.repair.Repair;
import dev.headwater.api.text.Spelling;
import dev.headwater.core.file.OverlayWriter;
import dev.headwater.core.file.TomlText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The changes of a repair as lines to be written: of the overlay file, of the policy file, or of the request. */
final class RepairLines implements Change.Visitor<List<String>> {
    private final List<String> lines = new ArrayList<>();
    private String table = "";

    private RepairLines() {}

    /** {@return the lines of all changes, each table headed once} */
    static List<String> of(Repair repair) {
        RepairLines writer = new RepairLines();
        writer.overlays(repair);
        for (Change change : repair.changes()) {
            writer.lines.addAll(change.accept(writer));
        }
        return List.copyOf(writer.lines);
    }

    private void overlays(Repair repair) {
        Set<String> said = new HashSet<>();
        for (Change change : repair.changes()) {
            if (change instanceof Change.Widen widen) {
                widen.said().map(Overlay::id).ifPresent(said::add);
            }
        }
        for (Overlay overlay : Hotfixes.of(repair.changes())) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            if (said.contains(overlay.id())) {
                lines.add("# in place of the one that is in force");
            }
            OverlayWriter.of(List.of(overlay)).lines().forEach(lines::add);
        }
    }

    /** {@return a line of a table of the policy, below the head of it where another one comes before} */
    private List<String> inTable(String head, String key, String value) {
        List<String> rows = new ArrayList<>();
        if (!table.equals(head)) {
            rows.add(head);
        }
        table = head;
        rows.add(TomlText.key(key) + " = " + TomlText.string(value));
        return rows;
    }

    private static List<String> withNote(List<String> rows, String note) {
        int last = rows.size() - 1;
        List<String> noted = new ArrayList<>(rows.subList(0, last));
        noted.add(rows.get(last) + "  # " + note);
        return noted;
    }

    @Override
    public List<String> widen(Change.Widen change) {
        // Those of one release are one overlay, and stand before all others.
        return List.of();
    }

    @Override
    public List<String> allowFormat(Change.AllowFormat change) {
        return withNote(inTable("[format]", change.name().value(), Spelling.of(change.rule())), "for " + change.file());
    }

    @Override
    public List<String> shortenCoolDown(Change.ShortenCoolDown change) {
        return withNote(
                inTable("[cool-downs]", change.name().value(), text(change.coolDown())), "for " + change.file());
    }

    /** {@return a duration of whole days, as the policy has it} */
    static String text(Duration days) {
        return "P" + days.toDays() + "D";
    }

    @Override
    public List<String> handOver(Change.HandOver change) {
        return withNote(
                inTable("[pins]", change.name().value(), change.to().value()), change.from() + " supplies it today");
    }

    @Override
    public List<String> rewrite(Change.Rewrite change) {
        return List.of(change.after() + "  # instead of " + change.before() + ", " + change.place());
    }

    @Override
    public List<String> allowPreReleases(Change.AllowPreReleases change) {
        return List.of("--all-releases " + change.name());
    }
}
