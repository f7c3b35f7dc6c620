// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.environment.EnvironmentFinding;
import dev.headwater.api.environment.EnvironmentReview;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.ownership.Owners;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.OverlayFile;
import dev.headwater.core.Resolvers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyComparisonTest {
    @TempDir
    private Path folder;

    private SmallSystem system;
    private Path venv;

    @BeforeEach
    void install() throws IOException {
        system = new SmallSystem(folder.toRealPath());
        system.deb("python3-six", "1.16.0-4", "six-1.16.0.egg-info", "python3:any");
        venv = system.virtual("venv");
        SmallSystem.metadata(site(), "app-1.0.dist-info", "Requires-Dist: lib<2");
    }

    private Path site() {
        return venv.resolve("lib/python3.11/site-packages");
    }

    private EnvironmentReview compare(String indexes) {
        return compare(indexes, "");
    }

    private EnvironmentReview compare(String indexes, String overlays) {
        Map<IndexId, InMemoryIndex> all = InMemoryIndex.parseAll(indexes);
        IndexPolicy.Builder policy = IndexPolicy.builder();
        all.keySet()
                .forEach(id -> policy.index(IndexEntry.builder(id, id.value())
                        .kind(IndexKind.SUPPLIED)
                        .build()));
        if (!overlays.isEmpty()) {
            policy.overlays(OverlayFile.parse(overlays, Path.of("overlays.toml")));
        }
        try (Resolver resolver = Resolvers.builder()
                        .policy(policy.build())
                        .indexes(IndexFactory.of(all))
                        .clock(Clock.systemUTC())
                        .build();
                Owners owners = resolver.owners()) {
            return PolicyComparison.with(owners)
                    .andHotfixes()
                    .compare(system.reader().read(venv));
        }
    }

    private static List<String> findings(EnvironmentReview review) {
        return review.findings().stream()
                .map(one -> one.kind().code() + ": " + one.here() + " | " + one.there())
                .toList();
    }

    @Test
    void allIsAsThePolicySays() {
        EnvironmentReview review = compare("""
                [debian]
                six 1.16.0 provided pkg:deb/debian/python3-six@1.16.0-4
                [public]
                six 9.0
                app 1.0
                """);

        assertThat(findings(review)).isEmpty();
        assertThat(review.outcome()).isEqualTo(EnvironmentReview.Outcome.SAME);
        assertThat(review.ownership())
                .extracting(one -> one.name() + " " + one.owner().orElseThrow())
                .containsExactly("app public", "six debian");
    }

    @Test
    void whatSomebodyElseWouldSupplyIsTold() {
        EnvironmentReview review = compare("""
                [debian]
                app 2.0 provided pkg:deb/debian/python3-app@2.0-1
                [public]
                six 1.16.0
                """);

        assertThat(findings(review))
                .containsExactly(
                        "other-owner: app 1.0 | debian (python3-app 2.0-1)",
                        "other-owner: six 1.16.0 of python3-six 1.16.0-4 | public");
    }

    @Test
    void aVersionOrAPackageThatMovedIsTold() {
        EnvironmentReview review = compare("""
                [debian]
                six 1.16.0 provided pkg:deb/debian/python3-six@1.16.0-5
                [public]
                app 1.1
                """);

        assertThat(findings(review))
                .containsExactly(
                        "version-not-listed: 1.0 | public",
                        "package-moved: python3-six 1.16.0-4 | debian (python3-six 1.16.0-5)");
    }

    @Test
    void whatNobodySuppliesAndWhatIsNotKnownAreApart() {
        EnvironmentReview nobody = compare("[public]\nsix 1.0\n");
        EnvironmentReview failing = compare("[public]\nfailing app: status 503\nabsent six\n");

        assertThat(findings(nobody)).first().asString().startsWith("no-owner: app 1.0");
        assertThat(failing.outcome()).isEqualTo(EnvironmentReview.Outcome.NOT_CHECKED);
        assertThat(findings(failing)).first().asString().contains("unanswered", "503");
    }

    @Test
    void aHotfixInForceIsMissedUntilTheMetadataHasIt() throws IOException {
        String universe = """
                [debian]
                six 1.16.0 provided pkg:deb/debian/python3-six@1.16.0-4
                [public]
                app 1.0: lib<2
                """;
        String overlay = """
                [[overlay]]
                id = "app-lib"
                reason = "works with lib 2"
                index = "public"
                project = "app"
                versions = "==1.0"
                replace = [{ old = "lib<2", new = "lib<3" }]
                """;

        EnvironmentReview without = compare(universe, overlay);
        SmallSystem.metadata(site(), "app-1.0.dist-info", "Requires-Dist: lib<3");
        EnvironmentReview with = compare(universe, overlay);

        assertThat(findings(without)).containsExactly("hotfix-missing: app-lib | lib<3 in place of lib<2");
        assertThat(with.findings()).extracting(EnvironmentFinding::kind).isEmpty();
    }
}
