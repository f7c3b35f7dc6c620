// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.hotfix;

import dev.headwater.api.hotfix.Hotfix;
import dev.headwater.api.hotfix.IndexSurvey;
import dev.headwater.api.hotfix.ReleaseRequirement;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import dev.headwater.core.request.Release;
import dev.headwater.core.widening.Widening;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an index has against itself. */
final class Contradictions {
    private final Stock stock;
    private final IndexId index;
    private final OverlayMaker overlays;
    private final List<ProjectName> unusable = new ArrayList<>();
    private final List<Hotfix> hotfixes = new ArrayList<>();
    private final List<ReleaseRequirement> missing = new ArrayList<>();

    Contradictions(Stock stock, IndexId index, OverlaySet said) {
        this.stock = stock;
        this.index = index;
        this.overlays = new OverlayMaker(said, index, "survey");
    }

    IndexSurvey survey(Target target) {
        for (Stock.Item item : stock.items()) {
            item.best().ifPresentOrElse(release -> look(item.project(), release), () -> unusable.add(item.project()));
        }
        Collections.sort(missing);
        return new IndexSurvey(index, target, stock.items().size(), unusable, hotfixes, missing, overlays.all());
    }

    private void look(ProjectName project, Release.Usable release) {
        Version version = release.metadata().version();
        List<Hotfix> own = new ArrayList<>();
        for (Map.Entry<ProjectName, List<Requirement>> required :
                Required.of(project, release.dependencies()).entrySet()) {
            List<Version> versions = stock.versions(required.getKey());
            Fitting fitting = new Fitting(required.getValue());
            if (!stock.has(required.getKey())) {
                required.getValue().forEach(one -> missing.add(new ReleaseRequirement(project, version, one)));
            } else if (!versions.isEmpty() && versions.stream().noneMatch(fitting::isMet)) {
                Version nearest = fitting.nearest(versions).orElseThrow();
                fitting.unmet(nearest)
                        .forEach(one -> own.add(new Hotfix(
                                new ReleaseRequirement(project, version, one),
                                Optional.of(Widening.of(one, nearest)),
                                Optional.of(nearest),
                                Optional.empty(),
                                List.of())));
            }
        }
        Collections.sort(own, (one, other) -> one.published().compareTo(other.published()));
        if (!own.isEmpty()) {
            hotfixes.addAll(own);
            overlays.add(
                    new OverlayMaker.Wanted(project, version, Reasons.ofSurvey(own, index), own, List.of(), List.of()));
        }
    }
}
