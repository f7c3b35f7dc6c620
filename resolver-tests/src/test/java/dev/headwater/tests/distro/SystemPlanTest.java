// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.Resolvers;
import dev.headwater.distro.plan.PlanCheck;
import dev.headwater.distro.plan.SystemPackage;
import dev.headwater.distro.plan.SystemPlan;
import dev.headwater.distro.plan.SystemPlanJson;
import dev.headwater.distro.plan.UnplannableException;
import dev.headwater.host.PlanText;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SystemPlanTest {
    private static final Target TARGET = Target.cpython("3.11", List.of("manylinux_2_36_x86_64"));

    private final Map<IndexId, InMemoryIndex> indexes = new LinkedHashMap<>();

    private ResolutionOutcome.Resolved resolved(String universe, String... requirements) {
        indexes.putAll(InMemoryIndex.parseAll(universe));
        IndexPolicy.Builder policy = IndexPolicy.builder();
        for (IndexId id : indexes.keySet()) {
            policy.index(
                    IndexEntry.builder(id, id.value()).kind(IndexKind.SUPPLIED).build());
        }
        ResolutionRequest.Builder request = ResolutionRequest.builder(TARGET);
        for (String requirement : requirements) {
            request.require(requirement);
        }
        try (Resolver resolver = Resolvers.builder()
                .policy(policy.build())
                .indexes(IndexFactory.of(indexes))
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .build()) {
            return (ResolutionOutcome.Resolved) resolver.resolve(request.build());
        }
    }

    private PackageIndex index(IndexId id) {
        return Objects.requireNonNull(indexes.get(id));
    }

    @Test
    void whatIsProvidedIsForThePackageManagerAndTheRestForPip() {
        SystemPlan plan = SystemPlan.of(resolved("""
                [distro]
                lib 1.5 provided pkg:deb/debian/python3-lib@1.5-2
                six 1.16 provided pkg:deb/debian/python3-six@1.16.0-4
                [public]
                app 3.0: lib>=1, six
                """, "app"));

        assertThat(plan.command())
                .hasValue("apt-get install --no-install-recommends python3-lib=1.5-2 python3-six=1.16.0-4");
        assertThat(plan.files()).extracting(file -> file.name().value()).containsExactly("app");
        assertThat(plan.packages())
                .extracting(SystemPackage::provides)
                .extracting(Object::toString)
                .containsExactly("[lib 1.5]", "[six 1.16]");
    }

    @Test
    void aSolutionOfFilesAloneHasNoCommand() {
        SystemPlan plan = SystemPlan.of(resolved("[public]\napp 3.0", "app"));

        assertThat(plan.command()).isEmpty();
        assertThat(plan.packages()).isEmpty();
        assertThat(SystemPlanJson.of(plan))
                .contains("\"command\" : null", "\"filename\" : \"app-3.0-py3-none-any.whl\"", "\"checked\" : false");
    }

    @Test
    void aTextIsTheSameHoweverOftenItIsAskedFor() {
        ResolutionOutcome.Resolved resolved = resolved("[public]\napp 3.0", "app");
        PlanText text = PlanText.of(resolved, SystemPlan.of(resolved));

        String script = text.script();

        assertThat(text.text()).startsWith("1. for the package manager: nothing\n");
        assertThat(text.script()).isEqualTo(script).startsWith("#!/bin/sh\n");
    }

    @Test
    void onePackageThatProvidesTwoProjectsIsNamedOnce() {
        SystemPlan plan = SystemPlan.of(resolved("""
                [distro]
                lib 1.5 provided pkg:deb/debian/python3-both@2-1
                other 1.0 provided pkg:deb/debian/python3-both@2-1
                """, "lib", "other"));

        assertThat(plan.command()).hasValue("apt-get install --no-install-recommends python3-both=2-1");
        assertThat(plan.packages().get(0).provides()).hasToString("[lib 1.5, other 1.0]");
    }

    @Test
    void aPackageOfAnotherFormatHasNoPlan() {
        ResolutionOutcome.Resolved resolved =
                resolved("[distro]\nlib 1.5 provided pkg:rpm/fedora/python3-lib@1.5-2", "lib");

        assertThatExceptionOfType(UnplannableException.class)
                .isThrownBy(() -> SystemPlan.of(resolved))
                .withMessageContaining("lib is provided by python3-lib 1.5-2");
    }

    @Test
    void aNameThatAShellOrAptWouldTakeForSomethingElseHasNoPlan() {
        for (String name : List.of("-oDPkg::Pre-Invoke::=x", "a$(x)", "a;b")) {
            String purl = "pkg:deb/debian/"
                    + name.replace(":", "%3A").replace("$", "%24").replace(";", "%3B") + "@1";
            ResolutionOutcome.Resolved resolved = resolved("[distro]\nlib 1.5 provided " + purl, "lib");

            assertThatExceptionOfType(UnplannableException.class).isThrownBy(() -> SystemPlan.of(resolved));
        }
    }

    @Test
    void thePackageOfTheInterpreterGoesFirst() {
        SystemPlan plan = SystemPlan.of(resolved("""
                [distro]
                lib 1.5 provided pkg:deb/debian/a-lib@1.5-2
                    | serves 3.11 amd64 x86_64
                """, "lib"));

        assertThat(plan.command()).hasValue("apt-get install --no-install-recommends python3 a-lib=1.5-2");
    }

    @Test
    void whatThePackagesSayThemselvesIsHeldAgainstTheSolution() {
        ResolutionOutcome.Resolved resolved = resolved("""
                [distro]
                lib 1.5 provided pkg:deb/debian/python3-lib@1.5-2: six
                    | own: six<1, gone, old; python_version<'3', met
                six 1.16 provided pkg:deb/debian/python3-six@1.16.0-4
                met 1.0 provided pkg:deb/debian/python3-met@1.0-1
                    | own none
                """, "lib", "met");

        PlanCheck check =
                PlanCheck.of(resolved, TARGET.environment(), this::index).join();

        assertThat(check.disagreements())
                .extracting(PlanCheck.Disagreement::requirement)
                .containsExactly("six<1", "gone");
        assertThat(check.disagreements())
                .extracting(PlanCheck.Disagreement::version)
                .extracting(Object::toString)
                .containsExactly("Optional[1.16]", "Optional.empty");
        assertThat(SystemPlanJson.of(SystemPlan.of(resolved), check))
                .contains("\"checked\" : true", "\"requirement\" : \"six<1\"");
    }

    @Test
    void aPackageThatCannotBeReadIsSaid() {
        ResolutionOutcome.Resolved resolved = resolved("""
                [distro]
                lib 1.5 provided pkg:deb/debian/python3-lib@1.5-2
                    | own-fault: status 503
                """, "lib");

        PlanCheck check =
                PlanCheck.of(resolved, TARGET.environment(), this::index).join();

        assertThat(check.disagreements()).isEmpty();
        assertThat(check.unread()).extracting(PlanCheck.Unread::name).containsExactly("python3-lib");
    }
}
