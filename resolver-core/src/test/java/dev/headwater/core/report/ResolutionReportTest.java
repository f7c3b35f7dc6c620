// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.explanation.Hint;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.explanation.Reason;
import dev.headwater.api.explanation.Step;
import dev.headwater.api.explanation.Warning;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.Offer;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.Problem;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ResolutionReportTest {
    private static final String HASH = "ab".repeat(32);
    private static final String DIGEST = "sha256:" + "cd".repeat(32);
    private static final IndexId DEBIAN = IndexId.parse("debian");
    private static final IndexId PYPI = IndexId.parse("pypi");

    @Nested
    class Json {
        @Test
        void hasALineForEachPackageAndProject() {
            assertThat(ResolutionReport.of(resolved("async")).json()).isEqualTo("""
                    {
                      "schema": 2,
                      "outcome": "resolved",
                      "message": "Resolved 2 packages.",
                      "warnings": [
                        {"type": "from-url", "text": "'flask' comes from a URL that the request names; no index was asked \
                    about it, and pins and reservations of it did not count"}
                      ],
                      "hints": [],
                      "strategy": "owner-first",
                      "policy-digest": "%1$s",
                      "overlay-digest": null,
                      "target": {"python": "3.11.0", "platforms": ["manylinux_2_36_x86_64"]},
                      "packages": [
                        {"name": "click", "version": "8.1.3", "index": "pypi", "rule": "order", "direct": false, \
                    "extras": [], "offer": "file", "file": {"filename": "click-8.1.3-py3-none-any.whl", \
                    "url": "recording:/click/click-8.1.3-py3-none-any.whl", "hashes": {}, "size": null, \
                    "upload-time": null}, "provided": null, "metadata": {"source": "part-of-wheel", "verified": false}, \
                    "requires": [], "yanked": true, "yanked-reason": "broken", "requires-python": null, \
                    "overlays": [], "published": null, "purl": "pkg:pypi/click@8.1.3"},
                        {"name": "flask", "version": "2.2.2", "index": "debian", "rule": "pin", "direct": true, \
                    "extras": ["async"], "offer": "file", "file": {"filename": "flask-2.2.2-py3-none-any.whl", \
                    "url": "recording:/flask/flask-2.2.2-py3-none-any.whl", "hashes": {"sha256": "%2$s"}, "size": 7, \
                    "upload-time": "2024-01-02T03:04:05.060Z"}, "provided": null, \
                    "metadata": {"source": "announced", "verified": true}, "requires": [{"name": "click", \
                    "specifier": ">=8", "extras": [], "marker": null, "extra": "async", "from": "metadata", \
                    "checked": true}], "yanked": false, "requires-python": ">=3.7", "overlays": [], "published": null, \
                    "purl": "pkg:pypi/flask@2.2.2"}
                      ],
                      "ownership": [
                        {"name": "click", "rule": "order", "owner": "pypi", \
                    "asked": [{"index": "debian", "answer": "absent", "fault": null}, \
                    {"index": "pypi", "answer": "present", "fault": null}]},
                        {"name": "flask", "rule": "pin", "owner": "debian", \
                    "asked": [{"index": "debian", "answer": "present", "fault": null}]}
                      ],
                      "explanation": []
                    }
                    """.formatted(DIGEST, HASH));
        }

        @Test
        void ofNoSolutionHoldsTheReasonsAsData() {
            assertThat(ResolutionReport.of(unsatisfiable()).json())
                    .contains("\"outcome\": \"unsatisfiable\"", "\"packages\": [],")
                    .contains("{\"type\": \"check-name\", \"text\": \"check the spelling of 'lib'")
                    .endsWith("""
                      "explanation": [
                        {"step": 1, "reason": {"type": "depends", "releases": {"name": "app", "extra": null, \
                    "versions": [{"first": "2.0", "last": "2.0", "count": 1}], "every": true, "index": "distro", \
                    "own": null}, "wanted": {"name": "lib", "extra": null, "specifiers": [">=2"], \
                    "alternatives": false}, "places": [{"index": "distro", "file": "app-2.0.tar.gz"}]}, \
                    "text": "app 2.0 from distro depends on lib>=2", "because": []},
                        {"step": 2, "reason": {"type": "requested", "wanted": {"name": "lib", "extra": null, \
                    "specifiers": ["<2"], "alternatives": false}, "places": [{"file": "requirements.txt", "line": 3}, \
                    {"argument": "lib<2"}]}, "text": "requirements.txt:3 and the command line ask for lib<2", \
                    "because": []},
                        {"step": 3, "reason": {"type": "contradicts", "together": [], "needed": [], "places": []}, \
                    "text": "the request has no solution", "because": [1, 2]}
                      ]
                    }
                    """);
        }

        @Test
        void tellsWhatCameInsteadOfAnAnswer() {
            IndexFault fault = IndexFault.ofStatus(503, "https://example.org/simple/lib/");
            Ownership record = Ownership.builder(Samples.LIB, OwnerRule.ORDER)
                    .unavailable(DEBIAN, fault)
                    .build();
            OutcomeReport report =
                    OutcomeReport.builder().ownership(List.of(record)).build();

            assertThat(ResolutionReport.of(
                                    new ResolutionOutcome.IndexFailure(report, Optional.of(DEBIAN), Samples.LIB, fault))
                            .json())
                    .contains(
                            "\"asked\": [{\"index\": \"debian\", \"answer\": \"unavailable\", \"fault\": {\"kind\": \"status\","
                                    + " \"status\": 503, \"location\": \"https://example.org/simple/lib/\", \"text\":"
                                    + " \"https://example.org/simple/lib/: status 503\", \"detail\": {\"type\": \"status\","
                                    + " \"code\": 503, \"title\": null, \"to-login\": false}}}]");
        }

        @Test
        void hasNullsWhereNothingCouldBeRead() {
            assertThat(ResolutionReport.of(unreadable("no such file: \u001b[31m\u0000\ud800"))
                            .json())
                    .contains("\"outcome\": \"invalid-request\"")
                    .contains("\\u001B[31m\\u0000")
                    .contains("\"policy-digest\": null")
                    .contains("\"target\": null");
        }

        @Test
        void ofSeveralIsOneObjectWithEachWhole() {
            String one = ResolutionReport.of(unsatisfiable()).json().strip();
            String both = ResolutionReport.json(List.of(unsatisfiable(), unreadable("no")));

            assertThat(both)
                    .startsWith(
                            "{\n  \"schema\": 2,\n  \"answers\": [\n    " + one.replace("\n", "\n    ") + ",\n    {")
                    .endsWith("\n    }\n  ]\n}\n");
            assertThat(ResolutionReport.json(List.of())).isEqualTo("{\n  \"schema\": 2,\n  \"answers\": []\n}\n");
        }
    }

    @Nested
    class Text {
        @Test
        void putsPackagesInColumnsWithWhoSuppliesThemAndWhy() {
            assertThat(ResolutionReport.of(resolved("async")).text()).isEqualTo("""
                    click         8.1.3  pypi    for flask; not in debian; yanked
                    flask[async]  2.2.2  debian  requested; pinned

                    warning: 'flask' comes from a URL that the request names; no index was asked about it, and pins \
                    and reservations of it did not count
                    """);
        }

        @Test
        void givesACellThatIsWiderThanItsColumnTheRoomItNeeds() {
            String extra = "x".repeat(200);
            assertThat(ResolutionReport.of(resolved(extra)).packages())
                    .contains("flask[" + extra + "]  2.2.2  debian  requested; pinned\n");
        }

        @Test
        void numbersTheStepsOfAProof() {
            assertThat(ResolutionReport.of(unsatisfiable()).text()).isEqualTo("""
                    error: No solution: no version of lib meets both lib>=2 (app 2.0) and lib<2 (requirements.txt:3 and \
                    the command line).
                      1. app 2.0 from distro depends on lib>=2
                      2. requirements.txt:3 and the command line ask for lib<2
                      3. the request has no solution (from 1 and 2)
                    hint: check the spelling of 'lib', or add the index that has it to the policy
                    """);
        }

        @Test
        void putsNumbersUnderOneAnother() {
            List<Step> steps = new ArrayList<>();
            for (int number = 1; number <= 10; number++) {
                steps.add(new Step(number, Samples.depends("app-2.0.tar.gz"), List.of()));
            }

            assertThat(ResolutionReport.of(unsatisfiable(steps, List.of())).messages())
                    .contains("\n   9.   2.0", "\n  10.   2.0");
        }

        @Test
        void cannotSteerATerminal() {
            assertThat(ResolutionReport.of(unreadable("said \u001b[2J\u009b\u202e\r"))
                            .text())
                    .isEqualTo("error: said \\u001b[2J\\u009b\\u202e\\u000d\n");
        }

        @Test
        void isTheSameLineByLineWithoutPrefix() {
            assertThat(ResolutionReport.of(unsatisfiable()).messageList())
                    .extracting(Message::kind)
                    .containsExactly(
                            Message.Kind.ERROR,
                            Message.Kind.STEP,
                            Message.Kind.STEP,
                            Message.Kind.STEP,
                            Message.Kind.HINT);
            assertThat(ResolutionReport.of(unsatisfiable()).messageList())
                    .extracting(Message::text)
                    .contains("2. requirements.txt:3 and the command line ask for lib<2")
                    .noneMatch(text -> text.startsWith("error: ") || text.startsWith("hint: "));
        }

        @Test
        void saysTheHintsInTheWordsOfAHost() {
            HintText words = new HintText() {
                @Override
                public String checkName(Hint.CheckName hint) {
                    return "is <artifact>" + hint.name() + "</artifact> right?";
                }
            };
            ResolutionReport report = ResolutionReport.of(unsatisfiable()).withHints(words);

            assertThat(report.hints()).containsExactly("is <artifact>lib</artifact> right?");
            assertThat(report.text()).endsWith("hint: is <artifact>lib</artifact> right?\n");
            assertThat(report.json()).contains("\"text\": \"is <artifact>lib</artifact> right?\"");
        }

        @Test
        void saysNothingTwiceInHeadlineAndFirstStep() {
            Reason requested = new Reason.Requested(Samples.wanted(">=2"), List.of(Samples.LINE));
            for (Reason decisive : List.of(
                    new Reason.NotSupplied(requested, Samples.supply()),
                    Samples.reasons().get(3),
                    Samples.reasons().get(4))) {
                ResolutionReport report =
                        ResolutionReport.of(unsatisfiable(List.of(new Step(1, decisive, List.of())), List.of(1)));

                assertThat(report.headline())
                        .doesNotContain(ReasonText.of(decisive))
                        .startsWith("No solution: ");
            }
        }
    }

    @Nested
    class Places {
        private final Place second = Place.inFile("more.txt", 7);
        private final Place argument = new Place.Argument("the command line", "lib");

        @Test
        void areAllNamedOfARequest() {
            assertThat(ReasonText.of(
                            new Reason.Requested(Samples.wanted(">=2"), List.of(Samples.LINE, second, argument))))
                    .isEqualTo("requirements.txt:3, more.txt:7 and the command line ask for lib>=2");
        }

        @Test
        void areAllNamedOfConstraints() {
            assertThat(ReasonText.of(new Reason.Constrained(
                            Samples.releases(Samples.LIB, "2.0"),
                            List.of(Requirement.parse("lib<2"), Requirement.parse("lib<3")),
                            List.of(Samples.LINE, second))))
                    .isEqualTo("the constraints 'lib<2' (requirements.txt:3) and 'lib<3' (more.txt:7) leave out lib 2.0"
                            + " from distro");
        }

        @Test
        void areNamedOfAnOverrideBesideWhatItReplaces() {
            assertThat(ReasonText.of(new Reason.Overridden(
                            Optional.of(Samples.releases(Samples.APP, "2.0")),
                            Samples.wanted("<2"),
                            List.of("lib>=2"),
                            List.of(second))))
                    .isEqualTo("more.txt:7 replaces what app 2.0 from distro requires of lib (lib>=2) by lib<2");
        }

        @Test
        void haveEachTheirKeysInJson() {
            List<Place> places = List.of(
                    Samples.OWN,
                    Samples.LINE,
                    argument,
                    new Place.InIndex(Optional.empty(), Optional.empty()),
                    new Place.InOverlay("mine"));
            Step step = new Step(1, new Reason.Requested(Samples.wanted(">=2"), places), List.of());

            assertThat(ResolutionReport.of(unsatisfiable(List.of(step), List.of()))
                            .json())
                    .contains(
                            "\"places\": [{\"file\": \"pyproject.toml\", \"line\": null}, {\"file\": \"requirements.txt\","
                                    + " \"line\": 3}, {\"argument\": \"lib\"}, {\"index\": null, \"file\": null},"
                                    + " {\"overlay\": \"mine\"}]");
        }
    }

    private static ResolutionOutcome unreadable(String text) {
        Problem problem = new Problem.Unreadable(Optional.empty(), text);
        return new ResolutionOutcome.InvalidRequest(OutcomeReport.builder().build(), List.of(problem));
    }

    private static ResolutionOutcome unsatisfiable() {
        List<Place> places = List.of(Samples.LINE, new Place.Argument("the command line", "lib<2"));
        return unsatisfiable(
                List.of(
                        new Step(1, Samples.depends("app-2.0.tar.gz"), List.of()),
                        new Step(2, new Reason.Requested(Samples.wanted("<2"), places), List.of()),
                        new Step(3, new Reason.Contradicts(List.of(), List.of()), List.of(1, 2))),
                List.of(1, 2));
    }

    private static ResolutionOutcome unsatisfiable(List<Step> steps, List<Integer> decisive) {
        OutcomeReport report = OutcomeReport.builder()
                .hints(List.of(new Hint.CheckName(Samples.LIB, OwnerRule.ORDER)))
                .policyDigest(DIGEST)
                .build();
        return new ResolutionOutcome.Unsatisfiable(report, new Explanation(steps, decisive));
    }

    private static ResolutionOutcome resolved(String extra) {
        ProjectName click = ProjectName.parse("click");
        ProjectName flask = ProjectName.parse("flask");
        OutcomeReport report = OutcomeReport.builder()
                .warnings(List.of(new Warning.FromUrl(flask)))
                .policyDigest(DIGEST)
                .target(Target.cpython("3.11", List.of("manylinux_2_36_x86_64")))
                .ownership(List.of(
                        Ownership.builder(click, OwnerRule.ORDER)
                                .absent(DEBIAN)
                                .present(PYPI)
                                .build(),
                        Ownership.builder(flask, OwnerRule.PIN).present(DEBIAN).build()))
                .build();
        return new ResolutionOutcome.Resolved(
                report, List.of(click(click), flask(flask, click, ExtraName.parse(extra))));
    }

    private static PinnedPackage click(ProjectName name) {
        DistributionFile file = DistributionFile.builder(
                        name, "click-8.1.3-py3-none-any.whl", "recording:/click/click-8.1.3-py3-none-any.whl")
                .yank(Yank.because("broken"))
                .build();
        return PinnedPackage.builder(name, Version.parse("8.1.3"), OwnerRule.ORDER)
                .index(PYPI)
                .offer(new Offer.File(file))
                .metadata(new MetadataOrigin(MetadataOrigin.Source.PART_OF_WHEEL, false))
                .purl("pkg:pypi/click@8.1.3")
                .build();
    }

    private static PinnedPackage flask(ProjectName name, ProjectName click, ExtraName extra) {
        DistributionFile file = DistributionFile.builder(
                        name,
                        "flask-2.2.2-py3-none-any.whl",
                        "recording:/flask/flask-2.2.2-py3-none-any.whl?signature=secret")
                .hashes(FileHashes.of(List.of(new FileHash("sha256", HASH))))
                .size(7)
                .uploadTime(Instant.parse("2024-01-02T03:04:05.06Z"))
                .requiresPython(">=3.7")
                .build();
        PackageRequirement requirement = new PackageRequirement(
                click,
                new TreeSet<>(),
                SpecifierSet.parse(">=8"),
                Optional.empty(),
                Optional.of(extra),
                PackageRequirement.Source.METADATA,
                Optional.empty(),
                true);
        return PinnedPackage.builder(name, Version.parse("2.2.2"), OwnerRule.PIN)
                .index(DEBIAN)
                .requested(List.of(RequestedRequirement.of(Requirement.parse("flask"))))
                .extras(List.of(extra))
                .offer(new Offer.File(file))
                .metadata(new MetadataOrigin(MetadataOrigin.Source.ANNOUNCED, true))
                .requiresPython(">=3.7")
                .requires(List.of(requirement))
                .dependencies(List.of(click))
                .purl("pkg:pypi/flask@2.2.2")
                .build();
    }
}
