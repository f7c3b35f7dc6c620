// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import dev.headwater.core.report.ResolutionReport;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Overlays, from the policy to the result. */
class OverlaysTest {
    private static final IndexId INDEX = IndexId.parse("public");

    private static IndexPolicy.Builder policy() {
        return IndexPolicy.builder()
                .index(IndexEntry.builder(INDEX, "public").kind(IndexKind.SUPPLIED).build());
    }

    private static Overlay.Builder of(String id, String project, String version) {
        return Overlay.builder(id, ProjectName.parse(project))
                .reason("a test")
                .scope(OverlayScope.version(Version.parse(version)));
    }

    private static ResolutionOutcome resolve(
            String universe, String requirement, UnaryOperator<IndexPolicy.Builder> policy, Overlay... overlays) {
        InMemoryIndex index = InMemoryIndex.parse(universe);
        try (Resolver resolver = Resolvers.builder()
                .policy(policy.apply(policy()).overlays(OverlaySet.of(List.of(overlays))).build())
                .indexes((entry, whole) -> Optional.of(index))
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .build()) {
            return resolver.resolve(ResolutionRequest.builder(Target.cpython("3.12", List.of("win_amd64")))
                    .require(requirement)
                    .build());
        }
    }

    private static ResolutionOutcome resolve(String universe, String requirement, Overlay... overlays) {
        return resolve(universe, requirement, UnaryOperator.identity(), overlays);
    }

    private static String pins(ResolutionOutcome outcome) {
        assertThat(outcome)
                .as(ResolutionReport.of(outcome).text())
                .isInstanceOf(ResolutionOutcome.Resolved.class);
        return String.join(
                " ",
                ((ResolutionOutcome.Resolved) outcome)
                        .packages().stream()
                                .map(pinned -> pinned.name() + "==" + pinned.version())
                                .toList());
    }

    private static PinnedPackage pinned(ResolutionOutcome outcome, String name) {
        return ((ResolutionOutcome.Resolved) outcome)
                .packages().stream()
                        .filter(pinned -> pinned.name().value().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static Requirement requirement(String text) {
        return Requirement.parse(text);
    }

    @Nested
    class Replacing {
        private static final String APP = """
                app 1.0: lib<2
                lib 1.0
                lib 2.0
                other 1.0: lib>=2
                """;

        private final Overlay widened = of("app-lib", "app", "1.0")
                .replace(requirement("lib<2"), requirement("lib<3"))
                .build();

        @Test
        void changesWhatTheSolverReadsOfAFile() {
            assertThat(resolve("both 1.0: app, other\n" + APP, "both"))
                    .isInstanceOf(ResolutionOutcome.Unsatisfiable.class);
            assertThat(pins(resolve("both 1.0: app, other\n" + APP, "both", widened)))
                    .isEqualTo("app==1.0 both==1.0 lib==2.0 other==1.0");
        }

        @Test
        void isToldByThePackageAndTheRequirement() {
            PinnedPackage app = pinned(resolve(APP, "app", widened), "app");

            assertThat(app.changes())
                    .containsExactly(new MetadataChange(
                            "app-lib", "Requires-Dist", Optional.of("lib<2"), Optional.of("lib<3")));
            assertThat(app.requires())
                    .extracting(PackageRequirement::toString, PackageRequirement::source, PackageRequirement::overlay)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(
                            "lib<3", PackageRequirement.Source.OVERLAY, Optional.of("app-lib")));
        }

        @Test
        void isForOtherVersionsNothing() {
            Overlay other = of("app-lib", "app", "1.1")
                    .replace(requirement("lib<2"), requirement("lib<3"))
                    .build();

            assertThat(pins(resolve(APP, "app", other))).isEqualTo("app==1.0 lib==1.0");
        }

        @Test
        void holdsForWhatADistributorProvides() {
            String universe = """
                    app 1.0 provided pkg:deb/debian/python3-app@1.0-1: lib<2
                    lib 2.0
                    """;

            assertThat(resolve(universe, "app")).isInstanceOf(ResolutionOutcome.Unsatisfiable.class);
            ResolutionOutcome outcome = resolve(universe, "app", widened);
            assertThat(pins(outcome)).isEqualTo("app==1.0 lib==2.0");
            assertThat(pinned(outcome, "app").requires())
                    .extracting(PackageRequirement::source)
                    .containsExactly(PackageRequirement.Source.OVERLAY);
        }

        @Test
        void isRefusedWhereTheOldRequirementIsNotThere() {
            Overlay stale = of("app-lib", "app", "1.0")
                    .replace(requirement("lib<1.5"), requirement("lib<3"))
                    .build();

            ResolutionOutcome outcome = resolve(APP, "app", stale);

            assertThat(outcome).isInstanceOf(ResolutionOutcome.InvalidRequest.class);
            assertThat(ResolutionReport.of(outcome).text()).contains("app-lib", "lib<1.5", "lib<2");
        }
    }
}
