// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.why;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.ForwardingIndex;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.PyprojectFile;
import dev.headwater.core.Resolvers;
import dev.headwater.core.report.WhyReport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WhyTest {
    private static final Target TARGET = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));

    private final Set<String> asked = new HashSet<>();

    private Resolver resolver(String universe) {
        Map<IndexId, InMemoryIndex> indexes = InMemoryIndex.parseAll(universe);
        IndexPolicy.Builder policy = IndexPolicy.builder();
        indexes.keySet()
                .forEach(id -> policy.index(IndexEntry.builder(id, "memory:/" + id)
                        .kind(IndexKind.DIRECTORY)
                        .build()));
        return Resolvers.builder()
                .policy(policy.build())
                .indexes((entry, whole) -> Optional.<PackageIndex>ofNullable(indexes.get(entry.id()))
                        .map(index -> new Listening(index, asked)))
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .withoutPrefetching()
                .build();
    }

    /** An index that writes down which names it is told. */
    private static final class Listening extends ForwardingIndex {
        private final Set<String> asked;

        Listening(PackageIndex index, Set<String> asked) {
            super(index);
            this.asked = asked;
        }

        @Override
        public CompletionStage<ProjectAnswer> project(ProjectName name) {
            asked.add(name.value());
            return super.project(name);
        }
    }

    private static ResolutionRequest.Builder request(String... requirements) {
        ResolutionRequest.Builder request = ResolutionRequest.builder(TARGET);
        for (String requirement : requirements) {
            request.require(requirement);
        }
        return request;
    }

    private String why(String name, String universe, ResolutionRequest.Builder request) {
        try (Resolver resolver = resolver(universe)) {
            return WhyReport.of(Why.of(ProjectName.parse(name), resolver.resolve(request.build())))
                    .text();
        }
    }

    private String whyNot(String name, String version, String universe, ResolutionRequest.Builder builder) {
        ResolutionRequest request = builder.build();
        try (Resolver resolver = resolver(universe)) {
            ResolutionOutcome outcome = resolver.resolve(request);
            return WhyReport.of(new VersionQuestion(resolver, request, outcome)
                            .ask(ProjectName.parse(name), Version.parse(version)))
                    .text();
        }
    }

    @Nested
    class AProjectOfTheAnswer {
        private static final String UNIVERSE = """
                [distro]
                lib 1.0
                mid 1.0: lib>=1
                [public]
                app 2.0: mid, lib<3; python_version>'3'
                    | extra fast: deep
                deep 1.0: mid>0.5
                """;

        @Test
        void isBroughtInByChainsTheShortestFirst() {
            assertThat(why("lib", UNIVERSE, request("app[fast]", "mid"))).isEqualTo("""
                    lib 1.0 from distro is in the answer:
                      1. the request asks for app[fast]
                         app 2.0 from public requires lib<3; python_version > "3"
                      2. the request asks for mid
                         mid 1.0 from distro requires lib>=1
                      3. the request asks for app[fast]
                         app 2.0 from public requires mid
                         mid 1.0 from distro requires lib>=1
                      4. the request asks for app[fast]
                         app 2.0 from public with its extra 'fast' requires deep
                         deep 1.0 from public requires mid>0.5
                         mid 1.0 from distro requires lib>=1
                    """);
        }

        @Test
        void mayBeAskedForByTheRequest() {
            assertThat(why("mid", "[distro]\nmid 1.0\n", request("mid", "mid>=1")))
                    .isEqualTo("""
                    mid 1.0 from distro is in the answer:
                      1. the request asks for mid and the request asks for mid>=1
                    """);
        }

        @Test
        void anExtraCountsOnlyWhereItIsAskedFor() {
            String universe = """
                    [public]
                    app 1.0: lib, mid
                    mid 1.0: lib[fast]
                    lib 1.0
                        | extra fast: deep
                    deep 1.0
                    """;

            assertThat(why("deep", universe, request("app"))).isEqualTo("""
                    deep 1.0 from public is in the answer:
                      1. the request asks for app
                         app 1.0 from public requires mid
                         mid 1.0 from public requires lib[fast]
                         lib 1.0 from public with its extra 'fast' requires deep
                    """);
        }

        @Test
        void anExtraMayNameAnotherOfItsProject() {
            String universe = "[public]\nlib 1.0\n | extra all: lib[fast]\n | extra fast: deep\ndeep 1.0\n";

            assertThat(why("deep", universe, request("lib[all]"))).isEqualTo("""
                    deep 1.0 from public is in the answer:
                      1. the request asks for lib[all]
                         lib 1.0 from public with its extra 'all' requires lib[fast]
                         lib 1.0 from public with its extra 'fast' requires deep
                    """);
        }

        @Test
        void anExtraThatAnOverrideAddsComesWithItsProject() {
            String universe = "[public]\napp 1.0: lib\nlib 1.0\n | extra fast: deep\ndeep 1.0\n";
            ResolutionRequest.Builder overridden =
                    request("app").override(RequestedRequirement.of(Requirement.parse("lib[fast]")));

            assertThat(why("deep", universe, overridden)).isEqualTo("""
                    deep 1.0 from public is in the answer:
                      1. the request asks for app
                         app 1.0 from public requires lib
                         lib 1.0 from public with its extra 'fast' requires deep
                    """);
        }

        @Test
        void aProjectOfTheRequestNamesWhereItAsks() {
            ResolutionRequest.Builder own = request("tool");
            PyprojectFile.parse(
                            "[project]\nname = 'own'\nversion = '1'\ndependencies = [\n'lib>0',\n]\n",
                            Path.of("pyproject.toml"))
                    .addTo(own, List.of());

            assertThat(why("lib", "[public]\ntool 1.0: own\nlib 1.0\n", own)).isEqualTo("""
                    lib 1.0 from public is in the answer:
                      1. pyproject.toml:5 asks for lib>0
                    """);
            assertThat(why("own", "[public]\ntool 1.0: own\nlib 1.0\n", own))
                    .isEqualTo("own is a project of the request itself, and no package of the answer\n");
        }

        @Test
        void circlesEnd() {
            String universe = "[public]\na 1.0: b\nb 1.0: c, a\nc 1.0: a, b, lib\nlib 1.0\n";

            assertThat(why("lib", universe, request("a", "c"))).isEqualTo("""
                    lib 1.0 from public is in the answer:
                      1. the request asks for c
                         c 1.0 from public requires lib
                      2. the request asks for a
                         a 1.0 from public requires b
                         b 1.0 from public requires c
                         c 1.0 from public requires lib
                    """);
        }

        /** Each of 40 rows of three doubles and more the number of chains: 3^40. */
        @Test
        void moreChainsThanCanBeCountedAreNotCounted() {
            StringBuilder universe = new StringBuilder("[public]\n");
            for (int row = 0; row < 40; row++) {
                for (String column : List.of("a", "b", "c")) {
                    universe.append(column).append(row).append(" 1.0: ");
                    universe.append(row == 39 ? "lib" : "a%1$d, b%1$d, c%1$d".formatted(row + 1));
                    universe.append('\n');
                }
            }
            String text = why("lib", universe + "lib 1.0\n", request("a0"));

            assertThat(text)
                    .contains("\n  10. the request asks for a0\n")
                    .endsWith("  and more than 990 more chains\n");
        }
    }

    @Nested
    class AProjectThatIsNotInTheAnswer {
        @Test
        void isNotAskedAbout() {
            assertThat(why("other", "[public]\nlib 1.0\nother 1.0\n", request("lib")))
                    .isEqualTo("""
                    other is not in the answer: nothing in it requires other
                      no index was asked about it
                    """);
            assertThat(asked).containsExactly("lib");
        }

        @Test
        void mayHaveBeenLookedAt() {
            String universe = "[public]\nlib 2.0: other\nlib 1.0\nother 1.0: nowhere\n";

            assertThat(why("other", universe, request("lib"))).isEqualTo("""
                    other is not in the answer: nothing in it requires other
                      it was looked at on the way, and is supplied by public, in the order of the policy
                    """);
        }

        @Test
        void mayHaveAPartInAProof() {
            assertThat(why("other", "[public]\nlib 2.0: other>1\nother 1.0\n", request("lib")))
                    .isEqualTo("""
                    No solution: 'public' has nothing for other>1.
                    1 of the 3 steps of the proof speaks of other:
                      1. lib 2.0 from public depends on other>1, but public, which supplies other, has only 1.0
                    """);
        }
    }

    @Nested
    class AVersion {
        @Test
        void mayBeTheAnswer() {
            assertThat(whyNot("lib", "1", "[public]\nlib 1.0\n", request("lib")))
                    .isEqualTo("""
                    lib 1.0 from public is in the answer:
                      1. the request asks for lib
                    """);
        }

        @Test
        void mayBeNoneThatTheOwnerHas() {
            assertThat(whyNot("lib", "2", "[distro]\nlib 1.0\n[public]\nlib 2.0\n", request("lib")))
                    .isEqualTo("""
                    lib 2 is not the answer, 1.0 is: distro, which supplies lib, has no such version
                      it has 1.0
                      no other index is asked for versions of it
                    """);
        }

        @Test
        void mayBeExcluded() {
            String universe = "[public]\nlib 1.0\nlib 2.0 | wheel | sdist | yanked: broken\n";

            assertThat(whyNot("lib", "2.0", universe, request("lib"))).isEqualTo("""
                    lib 2.0 is not the answer, 1.0 is: it may not be chosen
                      lib-2.0-py3-none-any.whl is yanked (broken)
                      lib-2.0.tar.gz is yanked (broken)
                    """);
        }

        @Test
        void mayBeForbiddenByRequirementsAndConstraints() {
            String universe = "[public]\nlib 1.0 2.0\napp 1.0: mid\nmid 1.0\n | extra x: lib<2\n";
            ResolutionRequest.Builder request = request("app", "lib", "mid[x]")
                    .constrain(RequestedRequirement.of(Requirement.parse("lib!=2.0")))
                    .constrain(RequestedRequirement.of(Requirement.parse("lib!=2.0; python_version<'3'")));

            assertThat(whyNot("lib", "2.0", universe, request)).isEqualTo("""
                    lib 2.0 is not the answer, 1.0 is: these do not allow it
                      1. the constraint lib!=2.0 (the request)
                      2. the request asks for mid[x]
                         mid 1.0 from public with its extra 'x' requires lib<2
                    """);
        }

        @Test
        void mayBeForbiddenByAnOverrideAloneWhichReplacesTheRest() {
            String universe = "[public]\nlib 1.0 2.0\napp 1.0: lib>=2\n";
            ResolutionRequest.Builder request =
                    request("app", "lib>1").override(RequestedRequirement.of(Requirement.parse("lib<2")));

            assertThat(whyNot("lib", "2.0", universe, request)).isEqualTo("""
                    lib 2.0 is not the answer, 1.0 is: this does not allow it
                      1. the override lib<2 (the request)
                    """);
        }

        @Test
        void mayComeBehindAnother() {
            assertThat(whyNot("lib", "1.0", "[public]\nlib 1.0 2.0\n", request("lib")))
                    .isEqualTo("lib 1.0 is not the answer, 2.0 is: 2.0 fits, and comes before it: the newest that fits"
                            + " is chosen\n");
        }

        @Test
        void isTriedWhereNothingElseSaysWhyItDoesNotFit() {
            assertThat(whyNot("lib", "2.0", "[public]\nlib 1.0\nlib 2.0: six>5\nsix 1.0\n", request("lib")))
                    .isEqualTo("""
                    lib 2.0 is not the answer, 1.0 is: it was tried, and does not fit
                      No solution: 'public' has nothing for six>5.
                      1. lib 2.0 from public depends on six>5, but public, which supplies six, has only 1.0
                      2. the constraint 'lib==2.0' (the question) leaves out lib 1.0 from public
                      3. the request asks for lib
                      4. the request has no solution (from 1, 2 and 3)
                    """);
        }

        @Test
        void mayFitWithOtherChoices() {
            String universe = "[public]\napp 2.0: lib\napp 1.0: lib\nlib 1.0\nlib 2.0: app<2\n";

            assertThat(whyNot("lib", "2.0", universe, request("app", "lib"))).isEqualTo("""
                    lib 2.0 is not the answer, 1.0 is: it fits, but only with other choices
                      app 1.0 instead of 2.0
                      lib 2.0 instead of 1.0
                    """);
        }
    }
}
