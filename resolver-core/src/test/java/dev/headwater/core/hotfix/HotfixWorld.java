// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.hotfix;

import dev.headwater.api.hotfix.HotfixOverlays;
import dev.headwater.api.index.ForwardingIndex;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.OverlayFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** Indexes as texts, with all the names that they are told. */
final class HotfixWorld {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-15T00:00:00Z"), ZoneOffset.UTC);
    static final ResolutionRequest RULES = ResolutionRequest.builder(
                    Target.cpython("3.12", List.of("manylinux_2_28_x86_64")))
            .build();

    private final Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private OverlaySet overlays = OverlaySet.none();
    private UnaryOperator<IndexPolicy.Builder> said = policy -> policy;

    HotfixWorld index(String id, String universe) {
        indexes.put(IndexId.parse(id), new Counted(id, InMemoryIndex.parse(universe), asked));
        return this;
    }

    HotfixWorld overlays(String text) {
        overlays = OverlayFile.parse(text, Path.of("hotfixes.toml"));
        return this;
    }

    HotfixWorld overlays(HotfixOverlays made) {
        overlays = OverlaySet.of(made.overlays());
        return this;
    }

    HotfixWorld policy(UnaryOperator<IndexPolicy.Builder> more) {
        said = more;
        return this;
    }

    IndexPolicy policy() {
        IndexPolicy.Builder policy = IndexPolicy.builder().overlays(overlays);
        indexes.keySet()
                .forEach(id -> policy.index(IndexEntry.builder(id, "https://" + id + ".example.org/simple/")
                        .kind(IndexKind.SUPPLIED)
                        .build()));
        return said.apply(policy).build();
    }

    IndexFactory factory() {
        return IndexFactory.of(indexes);
    }

    /** {@return the indexes with the names that they were told, in order} */
    List<String> asked() {
        return asked;
    }

    static <T> T finished(Examination<T> examination) {
        if (examination instanceof Examination.Finished<T> finished) {
            return finished.found();
        }
        throw new AssertionError(examination.toString());
    }

    static <T> ResolutionOutcome stopped(Examination<T> examination) {
        if (examination instanceof Examination.Stopped<T> stopped) {
            return stopped.outcome();
        }
        throw new AssertionError(examination.toString());
    }

    /** An index that writes down which names it is told. */
    private static final class Counted extends ForwardingIndex {
        private final String id;
        private final List<String> asked;

        Counted(String id, PackageIndex index, List<String> asked) {
            super(index);
            this.id = id;
            this.asked = asked;
        }

        @Override
        public CompletionStage<ProjectAnswer> project(ProjectName name) {
            asked.add(id + " " + name);
            return super.project(name);
        }
    }
}
