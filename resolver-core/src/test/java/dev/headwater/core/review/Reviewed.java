// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ForwardingIndex;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.review.OverlayDiff;
import dev.headwater.api.review.OverlayLint;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.OverlayFile;
import dev.headwater.core.report.OverlayDiffReport;
import dev.headwater.core.report.OverlayLintReport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** Indexes and overlays as texts, with all that the indexes are asked. */
final class Reviewed {
    private static final Target TARGET = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));

    private final Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Set<String> unreadable = new HashSet<>();
    private final IndexPolicy policy;

    /** Makes a world of indexes, the first asked first. */
    Reviewed(String universe, UnaryOperator<IndexPolicy.Builder> said) {
        IndexPolicy.Builder builder = IndexPolicy.builder();
        InMemoryIndex.parseAll(universe).forEach((id, index) -> {
            indexes.put(id, new Heard(id.value(), index));
            builder.index(
                    IndexEntry.builder(id, id.value()).kind(IndexKind.SUPPLIED).build());
        });
        policy = said.apply(builder).build();
    }

    Reviewed(String universe) {
        this(universe, UnaryOperator.identity());
    }

    /** Lets a file have no metadata that can be read. */
    Reviewed unreadable(String filename) {
        unreadable.add(filename);
        return this;
    }

    static OverlaySet overlays(String text) {
        return OverlayFile.parse(text, Path.of("hotfixes.toml"));
    }

    /** {@return what was asked, in order} */
    List<String> asked() {
        return asked;
    }

    private Reviewing reviewing() {
        return Reviewing.builder(policy, IndexFactory.of(indexes), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .build();
    }

    OverlayLint lint(String overlays) {
        try (Reviewing reviewing = reviewing()) {
            return reviewing.lint(overlays(overlays));
        }
    }

    /** {@return the report of what is found of overlays} */
    String linted(String overlays) {
        return OverlayLintReport.of(lint(overlays)).text();
    }

    OverlayDiff diff(String before, String after, String... requirements) {
        try (Reviewing reviewing = reviewing()) {
            if (requirements.length == 0) {
                return reviewing.diff(overlays(before), overlays(after));
            }
            ResolutionRequest.Builder request = ResolutionRequest.builder(TARGET);
            List.of(requirements).forEach(request::require);
            return reviewing.diff(overlays(before), overlays(after), request.build());
        }
    }

    /** {@return the report of what overlays change} */
    String changed(String overlays, String... requirements) {
        return OverlayDiffReport.of(diff("", overlays, requirements)).text();
    }

    /** An index that tells what it is asked. */
    private final class Heard extends ForwardingIndex {
        private final String id;

        Heard(String id, PackageIndex index) {
            super(index);
            this.id = id;
        }

        @Override
        public CompletionStage<ProjectAnswer> project(ProjectName name) {
            asked.add(id + " " + name);
            return super.project(name);
        }

        @Override
        public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
            asked.add(id + " " + file.filename());
            return unreadable.contains(file.filename())
                    ? CompletableFuture.completedFuture(new MetadataAnswer.Unusable(UnusableCause.NO_METADATA))
                    : super.metadata(file);
        }

        @Override
        public CompletionStage<MetadataAnswer> metadata(ProjectName project, ProvidedPackage provided) {
            asked.add(id + " " + provided.purl());
            return super.metadata(project, provided);
        }
    }
}
