// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.InvalidOverlayException;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.text.Shown;
import dev.headwater.core.file.OverlayWriter;
import dev.headwater.core.file.PolicyWriter;
import dev.headwater.core.imported.ImportNote;
import dev.headwater.core.imported.ImportNote.Level;
import dev.headwater.core.imported.ImportedPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A policy in the making, with a note for each line that it is made of, and where in the policy that note belongs. */
final class Draft {
    /** Where notes stand that belong to no line of the policy: before everything. */
    static final String HEAD = "";

    private static final int LONGEST_NOTE = 2000;

    /** Nobody can look through the order of more. */
    private static final int MOST_INDEXES = 200;

    private record Said(String place, ImportNote note) {}

    private final String file;
    private final IndexPolicy.Builder policy = IndexPolicy.builder();
    private final List<DraftIndex> indexes = new ArrayList<>();
    private final Set<ProjectName> kept = new LinkedHashSet<>();
    private final Map<String, Overlay> overlays = new LinkedHashMap<>();
    private final Map<String, Spot> placeOfOverlay = new HashMap<>();
    private final List<Said> said = new ArrayList<>();
    private final IndexNames names = new IndexNames();

    /** Begins one of a file, which comments call by this name. */
    Draft(String file) {
        this.file = Shown.masked(file, 100);
    }

    /** Notes what became of a line, beside a place of the policy. */
    void note(String place, Spot spot, Level level, String text) {
        said.add(new Said(
                place,
                new ImportNote(spot.line(), Shown.masked(spot.key(), 120), level, Shown.masked(text, LONGEST_NOTE))));
    }

    /** Notes what no policy says. */
    void cannotSay(Spot spot, String text) {
        note(HEAD, spot, Level.CANNOT_SAY, text);
    }

    /** Notes that a line says nothing about what is resolved, or what holds anyway. */
    void nothingToSay(Spot spot, String text) {
        note(HEAD, spot, Level.SAME, text);
    }

    /** Adds an index behind those that are there, under an id as near as can be to a name. */
    DraftIndex index(String name, ForeignLocation location, Spot spot) {
        if (indexes.size() == MOST_INDEXES) {
            throw spot.fault("there are more than " + MOST_INDEXES + " indexes, which nobody can put into an order");
        }
        DraftIndex index = new DraftIndex(this, names.id(name), location, spot);
        indexes.add(index);
        return index;
    }

    /** {@return the indexes so far} */
    List<DraftIndex> indexes() {
        return List.copyOf(indexes);
    }

    /** Pins a project. */
    void pin(ProjectName project, IndexId index, Spot spot, Level level, String text) {
        policy.pin(project, index);
        note("pins." + project, spot, level, text);
    }

    /** Lets no index be told of a project, since it came from elsewhere. */
    void keep(ProjectName project) {
        kept.add(project);
    }

    void format(FormatPolicy format) {
        policy.format(format);
    }

    void coolDown(ProjectName project, Duration duration, Spot spot, Level level, String text) {
        policy.coolDown(project, duration);
        note("cool-downs." + project, spot, level, text);
    }

    void preReleases(PreReleaseMode mode, Spot spot, Level level, String text) {
        policy.preReleases(mode);
        note("resolution.prerelease", spot, level, text);
    }

    void overlay(Overlay overlay, Spot spot, String text) {
        overlays.put(overlay.id(), overlay);
        placeOfOverlay.put(overlay.id(), spot);
        if (overlay.adding().isPresent() || !overlay.extras().isEmpty()) {
            policy.overlaysMayAdd();
        }
        note("overlays", spot, Level.CHANGED, text);
    }

    /** {@return an id for an overlay that no other has} */
    String overlayId(String wanted) {
        String id = wanted;
        for (int i = 2; overlays.containsKey(id); i++) {
            id = wanted + "-" + i;
        }
        return id;
    }

    /**
     * {@return the policy}
     *
     * @throws dev.headwater.core.file.FileFault if there is none that says this
     */
    ImportedPolicy finished(String tool) {
        if (indexes.isEmpty()) {
            throw Spot.WHOLE.fault("it names no index that can be asked, and a policy without one is none");
        }
        indexes.forEach(DraftIndex::noteTree);
        List<NamePattern> denied =
                kept.stream().map(name -> NamePattern.parse(name.value())).toList();
        indexes.forEach(index -> policy.index(index.denying(denied).entry()));
        IndexPolicy built;
        try {
            built = policy.overlays(OverlaySet.of(List.copyOf(overlays.values())))
                    .build();
        } catch (InvalidPolicyException e) {
            throw placeOf(e.key()).fault("no policy can say this: " + e.fault());
        } catch (InvalidOverlayException e) {
            throw placeOfOverlay.getOrDefault(e.overlay(), Spot.WHOLE).fault(e.problem());
        }
        List<ImportNote> notes = said.stream()
                .map(Said::note)
                .sorted(Comparator.comparingInt(ImportNote::line))
                .toList();
        Map<String, List<ImportNote>> byPlace = said.stream()
                .sorted(Comparator.comparingInt(one -> one.note().line()))
                .collect(Collectors.groupingBy(Said::place, Collectors.mapping(Said::note, Collectors.toList())));
        String text = PolicyWriter.commented(built, place -> comments(place, byPlace.getOrDefault(place, List.of())));
        return new ImportedPolicy(tool, built, text, OverlayWriter.of(List.copyOf(overlays.values())), notes);
    }

    /** {@return the place of what a key of a policy was made of} */
    private Spot placeOf(String key) {
        int bracket = key.indexOf("].");
        if (key.startsWith("index[") && bracket > 0) {
            return indexes.get(Integer.parseInt(key.substring("index[".length(), bracket)))
                    .spot();
        }
        return said.stream()
                .filter(one -> one.place().equals(key))
                .map(one -> new Spot(one.note().line(), 1, one.note().key()))
                .findFirst()
                .orElse(Spot.WHOLE);
    }

    private List<String> comments(String place, List<ImportNote> notes) {
        List<String> lines = new ArrayList<>();
        if (place.equals(HEAD)) {
            lines.addAll(Wrapping.lines("What " + file + " says, as a policy. Each comment names the line that it is"
                    + " about, and says where it means something else here, or cannot be said."));
        }
        notes.forEach(note -> lines.addAll(Wrapping.lines(comment(note))));
        return lines;
    }

    private String comment(ImportNote note) {
        String at =
                file + (note.line() == 0 ? "" : ":" + note.line()) + (note.key().isEmpty() ? "" : " " + note.key());
        String level = switch (note.level()) {
            case SAME -> "";
            case CHANGED -> " (changed)";
            case CANNOT_SAY -> " (cannot be said)";
        };
        return at + level + ": " + note.text();
    }
}
