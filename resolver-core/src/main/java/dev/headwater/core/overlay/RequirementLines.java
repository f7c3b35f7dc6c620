// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.overlay;

import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Replacement;
import dev.headwater.api.requirement.EnvironmentSet;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.Requirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requirements of metadata while overlays change them, in the order of the metadata. One that cannot be read stays
 * as it is, and is none that an overlay could name. Not for several threads at once.
 */
public final class RequirementLines {
    private final List<Line> lines = new ArrayList<>();
    private final List<MetadataChange> changes = new ArrayList<>();

    /** A requirement as written; null where it cannot be read. */
    private record Line(String text, @Nullable Requirement requirement) {
        static Line of(String text) {
            try {
                return new Line(text, Requirement.parse(text));
            } catch (InvalidRequirementException e) {
                return new Line(text, null);
            }
        }
    }

    private RequirementLines() {}

    /** {@return the requirements of metadata} */
    public static RequirementLines of(CoreMetadata metadata) {
        RequirementLines lines = new RequirementLines();
        metadata.requiresDist().forEach(text -> lines.lines.add(Line.of(text)));
        return lines;
    }

    /** {@return a requirement as metadata writes it that an extra brings it} */
    public static Requirement of(ExtraName extra, Requirement requirement) {
        Marker brought = Marker.parse("extra == \"" + extra + "\"");
        Marker marker = requirement.marker().map(own -> own.and(brought)).orElse(brought);
        return withMarker(requirement, marker);
    }

    private static Requirement withMarker(Requirement requirement, Marker marker) {
        String text = requirement.toString();
        String without = requirement
                .marker()
                .map(own -> text.substring(0, text.length() - own.toString().length()))
                .orElse(text + (requirement.url().isPresent() ? " ; " : "; "));
        return Requirement.parse(without + marker);
    }

    /** {@return the requirements as texts} */
    List<String> texts() {
        return lines.stream().map(Line::text).toList();
    }

    /** {@return what was changed, in order} */
    List<MetadataChange> changes() {
        return changes;
    }

    /** {@return whether a requirement is there, compared as parsed} */
    public boolean has(Requirement requirement) {
        return lines.stream().anyMatch(line -> requirement.equals(line.requirement()));
    }

    /** {@return the requirements on a project, as written} */
    public List<String> on(ProjectName name) {
        return lines.stream()
                .filter(line ->
                        line.requirement() != null && line.requirement().name().equals(name))
                .map(Line::text)
                .toList();
    }

    /** {@return the requirements that can be read} */
    public List<Requirement> readable() {
        List<Requirement> readable = new ArrayList<>();
        for (Line line : lines) {
            if (line.requirement() != null) {
                readable.add(line.requirement());
            }
        }
        return readable;
    }

    /** {@return the requirements that an extra brings} */
    public List<Requirement> ofExtra(ExtraName extra) {
        List<Requirement> brought = new ArrayList<>();
        for (Line line : lines) {
            if (line.requirement() != null && isOf(extra, line.requirement())) {
                brought.add(line.requirement());
            }
        }
        return brought;
    }

    private static boolean isOf(ExtraName extra, Requirement requirement) {
        Marker marker = requirement.marker().orElse(null);
        return marker != null
                && marker.mentionsExtra()
                && !EnvironmentSet.of(marker).isDisjoint(EnvironmentSet.of(only(extra)));
    }

    private static Marker only(ExtraName extra) {
        return Marker.parse("extra == \"" + extra + "\"");
    }

    /** Adds a requirement behind all. */
    void add(String overlay, Requirement requirement) {
        lines.add(new Line(requirement.toString(), requirement));
        changes.add(change(overlay, null, requirement.toString()));
    }

    /** Lets requirements take the place of others. */
    void replace(String overlay, List<Replacement> replacements) {
        Map<Requirement, Requirement> changed = new HashMap<>();
        replacements.forEach(replacement -> changed.put(replacement.old(), replacement.changed()));
        lines.replaceAll(line -> {
            Requirement instead = line.requirement() == null ? null : changed.get(line.requirement());
            return instead == null ? line : changed(overlay, line, instead);
        });
    }

    private Line changed(String overlay, Line line, Requirement instead) {
        changes.add(change(overlay, line.text(), instead.toString()));
        return new Line(instead.toString(), instead);
    }

    /** Takes requirements off. */
    void remove(String overlay, Collection<Requirement> requirements) {
        Set<Requirement> removed = new HashSet<>(requirements);
        lines.removeIf(line -> {
            boolean isRemoved = line.requirement() != null && removed.contains(line.requirement());
            if (isRemoved) {
                changes.add(change(overlay, line.text(), null));
            }
            return isRemoved;
        });
    }

    /** Takes off what an extra brings; what another extra brings as well stays with that. */
    void removeExtra(String overlay, ExtraName extra) {
        List<Line> kept = new ArrayList<>();
        for (Line line : lines) {
            Requirement requirement = line.requirement();
            if (requirement == null || !isOf(extra, requirement)) {
                kept.add(line);
                continue;
            }
            Marker marker = requirement.marker().orElseThrow();
            Marker others = marker.and(Marker.parse("extra != \"" + extra + "\""));
            if (isOfAnother(marker, extra)) {
                kept.add(changed(overlay, line, withMarker(requirement, others)));
            } else {
                changes.add(change(overlay, line.text(), null));
            }
        }
        lines.clear();
        lines.addAll(kept);
    }

    /** A marker that says in other ways than by {@code ==} which extras it is of may be of any. */
    private static boolean isOfAnother(Marker marker, ExtraName extra) {
        EnvironmentSet others = EnvironmentSet.of(marker).difference(EnvironmentSet.of(only(extra)));
        return !others.isEmpty();
    }

    private static MetadataChange change(String overlay, @Nullable String published, @Nullable String effective) {
        return new MetadataChange(
                overlay, "Requires-Dist", Optional.ofNullable(published), Optional.ofNullable(effective));
    }
}
