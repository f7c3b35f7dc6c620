// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.overlay;

import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.metadata.MetadataFields;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayField;
import dev.headwater.api.overlay.Replacement;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.text.UrlSecrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the overlays that have the say over a row make of its metadata.
 *
 * @param on the overlays
 * @param yanked what they change of whether the file is yanked, which its page tells
 */
record RowEdit(RowOverlays on, Optional<MetadataChange> yanked) implements MetadataEdit {
    private static final String REQUIRES_DIST = "Requires-Dist";
    private static final String REQUIRES_PYTHON = "Requires-Python";
    private static final String PROVIDES_EXTRA = "Provides-Extra";

    @Override
    public List<String> overlays() {
        return on.all().stream()
                .filter(overlay -> !overlay.fields().isEmpty())
                .map(Overlay::id)
                .toList();
    }

    @Override
    public List<OverlayProblem.Conflict> conflicts() {
        return on.conflicts();
    }

    @Override
    public List<OverlayProblem> problems(CoreMetadata published) {
        List<OverlayProblem> problems = new ArrayList<>(on.conflicts());
        if (!published.fields().isReadable(REQUIRES_DIST)) {
            return problems;
        }
        RequirementLines lines = RequirementLines.of(published);
        for (Overlay overlay : on.all()) {
            for (Requirement required : required(overlay)) {
                if (!lines.has(required)) {
                    problems.add(new OverlayProblem.Unmet(
                            overlay.id(), shown(required.toString()), shown(lines.on(required.name()))));
                }
            }
        }
        if (!on.mayAdd()) {
            on.on(OverlayField.EXTRAS)
                    .ifPresent(overlay -> overlay.extras()
                            .forEach((extra, all) -> all.stream()
                                    .filter(requirement -> isAdding(lines, extra, requirement))
                                    .forEach(requirement -> problems.add(new OverlayProblem.Adding(
                                            overlay.id(), extra.value(), requirement.toString())))));
        }
        return problems;
    }

    /** What an overlay takes off or replaces need not be there where another one has the say over requirements. */
    private List<Requirement> required(Overlay overlay) {
        return on.on(OverlayField.REQUIREMENTS).filter(overlay::equals).isPresent()
                ? overlay.required()
                : overlay.expect();
    }

    private static boolean isAdding(RequirementLines lines, ExtraName extra, Requirement requirement) {
        Requirement brought = RequirementLines.of(extra, requirement);
        return lines.ofExtra(extra).stream().noneMatch(there -> Replacement.isWithin(brought, there));
    }

    private static List<String> shown(List<String> texts) {
        return texts.stream().map(RowEdit::shown).toList();
    }

    private static String shown(String text) {
        return UrlSecrets.inRequirement(text);
    }

    @Override
    public MetadataAnswer.Found apply(MetadataAnswer.Found found) {
        List<MetadataChange> changes = new ArrayList<>(found.changes());
        CoreMetadata effective = changed(found.effective(), changes, Extent.ALL);
        yanked.ifPresent(changes::add);
        return new MetadataAnswer.Found(effective, found.published(), found.origin(), changes);
    }

    @Override
    public CoreMetadata applyWithin(CoreMetadata published) {
        return changed(published, new ArrayList<>(), Extent.WHAT_IS_THERE);
    }

    /** How much of the overlays is applied. */
    private enum Extent {
        ALL,
        WHAT_IS_THERE
    }

    private CoreMetadata changed(CoreMetadata metadata, List<MetadataChange> changes, Extent extent) {
        MetadataFields fields = metadata.fields();
        if (fields.isReadable(REQUIRES_DIST)) {
            RequirementLines lines = RequirementLines.of(metadata);
            on.on(OverlayField.REQUIREMENTS).ifPresent(overlay -> requirements(overlay, lines, extent));
            on.on(OverlayField.EXTRAS).ifPresent(overlay -> extras(overlay, lines));
            if (!lines.changes().isEmpty()) {
                fields = fields.with(REQUIRES_DIST, lines.texts());
                changes.addAll(lines.changes());
            }
        }
        Optional<Overlay> extras = on.on(OverlayField.EXTRAS);
        if (extras.isPresent()) {
            fields = withExtras(fields, metadata, extras.get(), changes);
        }
        Optional<Overlay> python = on.on(OverlayField.REQUIRES_PYTHON);
        if (python.isPresent()) {
            String text = python.get().requiresPython().orElseThrow().toString();
            changes.add(new MetadataChange(
                    python.get().id(),
                    REQUIRES_PYTHON,
                    fields.values(REQUIRES_PYTHON).stream().findFirst(),
                    Optional.of(text)));
            fields = fields.with(REQUIRES_PYTHON, List.of(text));
        }
        return fields == metadata.fields() ? metadata : CoreMetadata.of(fields);
    }

    private static void requirements(Overlay overlay, RequirementLines lines, Extent extent) {
        lines.replace(overlay.id(), overlay.replace());
        lines.remove(overlay.id(), overlay.remove());
        if (extent == Extent.ALL) {
            overlay.add().forEach(requirement -> lines.add(overlay.id(), requirement));
        }
    }

    private static void extras(Overlay overlay, RequirementLines lines) {
        for (Map.Entry<ExtraName, List<Requirement>> extra : overlay.extras().entrySet()) {
            lines.removeExtra(overlay.id(), extra.getKey());
            extra.getValue()
                    .forEach(requirement -> lines.add(overlay.id(), RequirementLines.of(extra.getKey(), requirement)));
        }
    }

    private static MetadataFields withExtras(
            MetadataFields fields, CoreMetadata metadata, Overlay overlay, List<MetadataChange> changes) {
        Set<ExtraName> there = Set.copyOf(metadata.providesExtra());
        List<String> all = new ArrayList<>(fields.values(PROVIDES_EXTRA));
        for (ExtraName extra : overlay.extras().keySet()) {
            Optional<String> name = Optional.of(extra.value());
            changes.add(new MetadataChange(
                    overlay.id(), PROVIDES_EXTRA, there.contains(extra) ? name : Optional.empty(), name));
            if (!there.contains(extra)) {
                all.add(extra.value());
            }
        }
        return there.containsAll(overlay.extras().keySet()) ? fields : fields.with(PROVIDES_EXTRA, all);
    }
}
