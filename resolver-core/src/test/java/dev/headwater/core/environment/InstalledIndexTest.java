// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.environment.EnvironmentFinding;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.Resolvers;
import dev.headwater.core.report.ResolutionReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledIndexTest {
    private static final IndexId PUBLIC = IndexId.parse("public");

    @TempDir
    private Path folder;

    private SmallSystem system;

    @BeforeEach
    void install() throws IOException {
        system = new SmallSystem(folder.toRealPath());
        system.deb("python3-six", "1.16.0-4", "six-1.16.0.egg-info", "python3:any");
        system.deb(
                "python3-lib",
                "2.0-1",
                "lib-2.0.dist-info",
                "python3:any, python3-gone | python3-six (>= 1.10), libc6",
                "Provides-Extra: fast",
                "Requires-Dist: six>=9; extra == 'fast'",
                "Requires-Dist: speed; extra == 'fast'");
    }

    private static IndexPolicy policy(UnaryOperator<IndexPolicy.Builder> more) {
        return more.apply(IndexPolicy.builder()
                        .index(IndexEntry.builder(PUBLIC, "public")
                                .kind(IndexKind.SUPPLIED)
                                .build()))
                .build();
    }

    private ResolutionOutcome resolve(IndexPolicy policy, Target target, String... requirements) {
        InMemoryIndex others = InMemoryIndex.parse("""
                lib 9.0
                six 9.0
                speed 1.0
                app 1.0: lib, six
                """);
        InstalledIndex installed = system.reader().index(system.python());
        ResolutionRequest.Builder request = ResolutionRequest.builder(target);
        for (String requirement : requirements) {
            request.require(requirement);
        }
        try (Resolver resolver = Resolvers.builder()
                .policy(InstalledIndex.aheadOf(policy, system.python()))
                .indexes(installed.factory().orElse(IndexFactory.of(Map.of(PUBLIC, others))))
                .clock(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC))
                .build()) {
            return resolver.resolve(request.build());
        }
    }

    private static Target target(String python) {
        return Target.cpython(python, List.of("manylinux_2_36_x86_64"));
    }

    private static List<String> packages(ResolutionOutcome outcome) {
        return outcome.resolved().orElseThrow().packages().stream()
                .map(one -> one.name() + " " + one.version() + " " + one.index().orElseThrow()
                        + one.provided().map(by -> " " + by).orElse(""))
                .toList();
    }

    @Test
    void whatIsThereIsTakenAndTheRestComesFromThePolicy() {
        ResolutionOutcome outcome = resolve(policy(more -> more), target("3.11"), "app");

        assertThat(packages(outcome))
                .containsExactly(
                        "app 1.0 public",
                        "lib 2.0 installed python3-lib 2.0-1",
                        "six 1.16.0 installed python3-six 1.16.0-4");
        ProvidedPackage by =
                outcome.resolved().orElseThrow().packages().get(1).provided().orElseThrow();
        assertThat(by.trust()).isEqualTo(ProvidedPackage.Trust.UNSIGNED);
        assertThat(by.evidence().requirements()).isEqualTo(ProvidedPackage.RequirementsSource.DISTRIBUTOR);
    }

    @Test
    void relationsCountAsTheyAreMet() {
        ResolutionOutcome outcome = resolve(policy(more -> more), target("3.11"), "lib");

        assertThat(packages(outcome)).hasSize(2).last().asString().startsWith("six 1.16.0 installed");
    }

    @Test
    void anExtraTakesWhatIsThereAndTheRestFromThePolicy() {
        ResolutionOutcome outcome = resolve(policy(more -> more), target("3.11"), "lib[fast]");

        assertThat(packages(outcome))
                .containsExactly(
                        "lib 2.0 installed python3-lib 2.0-1",
                        "six 1.16.0 installed python3-six 1.16.0-4",
                        "speed 1.0 public");
    }

    @Test
    void aProjectThatIsThereIsNeverTakenFromElsewhere() {
        ResolutionOutcome outcome = resolve(policy(more -> more), target("3.11"), "lib>=9");

        assertThat(ResolutionReport.of(outcome).toString())
                .contains("installed, which supplies lib, has only 2.0 (python3-lib 2.0-1)");
    }

    @Test
    void pinsAndReservationsGoBefore() {
        IndexPolicy pinned = policy(more -> more.pin(ProjectName.parse("lib"), PUBLIC));

        assertThat(packages(resolve(pinned, target("3.11"), "lib"))).containsExactly("lib 9.0 public");
    }

    @Test
    void whatAFeedOfThePolicyIsDeniedIsNotTakenEither() {
        IndexPolicy denying = policy(more -> more.index(IndexEntry.builder(IndexId.parse("distro"), "compiled.feed")
                .kind(IndexKind.FEED)
                .set(PolicyKeys.ALLOW_UNSIGNED, true)
                .deny(List.of(NamePattern.parse("lib")))
                .build()));

        assertThat(InstalledIndex.aheadOf(denying, system.python())
                        .indexes()
                        .get(0)
                        .admits(ProjectName.parse("lib")))
                .isFalse();
        assertThat(InstalledIndex.aheadOf(denying, system.python())
                        .indexes()
                        .get(0)
                        .admits(ProjectName.parse("six")))
                .isTrue();
    }

    @Test
    void anotherPythonHasNothingOfIt() {
        ResolutionOutcome outcome = resolve(policy(more -> more), target("3.12"), "six");

        assertThat(ResolutionReport.of(outcome).toString())
                .contains("is for another target: Debian's python3 is 3.11, the target 3.12");
    }

    @Test
    void aCopyBeforeThePackageMakesItUnusableAndNotAbsent() throws IOException {
        SmallSystem.metadata(system.local(), "six-1.17.0.dist-info");

        ResolutionOutcome outcome = resolve(policy(more -> more), target("3.11"), "six");

        assertThat(ResolutionReport.of(outcome).toString())
                .contains("before which Python finds 'six 1.17.0', which no package owns");
    }

    @Test
    void aPackageWhoseMetadataIsGoneMakesItUnusableAndNotAbsent() throws IOException {
        Path metadata = system.packages().resolve("six-1.16.0.egg-info");
        Files.delete(metadata.resolve("PKG-INFO"));
        Files.delete(metadata);

        ResolutionOutcome gone = resolve(policy(more -> more), target("3.11"), "six");
        SmallSystem.metadata(system.packages(), "six-1.17.0.dist-info");
        ResolutionOutcome replaced = resolve(policy(more -> more), target("3.11"), "six");

        assertThat(ResolutionReport.of(gone).toString())
                .contains("whose 'six-1.16.0.egg-info' is no longer there, or cannot be read");
        assertThat(ResolutionReport.of(replaced).toString())
                .contains("before which Python finds 'six 1.17.0', which no package owns");
    }

    @Test
    void ofTwoCopiesInOneFolderThatOfNoPackageIsTakenToBeFound() throws IOException {
        SmallSystem.metadata(system.packages(), "six-1.17.0.dist-info");

        assertThat(ResolutionReport.of(resolve(policy(more -> more), target("3.11"), "six"))
                        .toString())
                .contains("before which Python finds 'six 1.17.0', which no package owns");
    }

    @Test
    void aPlaceOfWhichAPartCannotBeReadIsNoIndex() throws IOException {
        Path venv = system.virtual("venv");
        Files.writeString(
                venv.resolve("pyvenv.cfg"),
                "home = /opt/gone/bin\ninclude-system-site-packages = true\nversion = 3.11.2\n");

        assertThatExceptionOfType(UnreadableEnvironmentException.class)
                .isThrownBy(() -> system.reader().index(venv))
                .withMessageContaining("/opt/gone is not there, or has no folder of distributions");
        assertThat(system.reader().read(venv).findings())
                .extracting(EnvironmentFinding::kind)
                .containsExactly(EnvironmentFinding.Kind.UNREADABLE);
    }

    @Test
    void ofSeveralPythonsOneHasToBeNamed() throws IOException {
        Files.createDirectories(system.root().resolve("usr/lib/python3.12/dist-packages"));
        Path prefix = system.root().resolve("usr");

        assertThatExceptionOfType(UnreadableEnvironmentException.class)
                .isThrownBy(() -> system.reader().index(prefix))
                .withMessage(prefix + " has several Pythons, 3.11 and 3.12; name the interpreter that is meant");
        assertThat(packages(resolve(policy(more -> more), target("3.11"), "six")))
                .hasSize(1);
    }

    @Test
    void aPolicyWithAnIndexOfThatNameIsRefused() {
        IndexPolicy own = IndexPolicy.builder()
                .index(IndexEntry.builder(InstalledIndex.ID, "own")
                        .kind(IndexKind.SUPPLIED)
                        .build())
                .build();

        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> InstalledIndex.aheadOf(own, system.python()));
    }
}
