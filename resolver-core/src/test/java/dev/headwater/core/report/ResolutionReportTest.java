// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.resolution.Explanation;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ResolutionReportTest {
    private static final String HASH = "ab".repeat(32);
    private static final String DIGEST = "sha256:" + "cd".repeat(32);
    private static final IndexId DEBIAN = IndexId.of("debian");
    private static final IndexId PYPI = IndexId.of("pypi");

    @Nested
    class Json {
        @Test
        void hasALineForEachPackageAndProject() {
            assertThat(ResolutionReport.of(resolved()).json()).isEqualTo("""
                    {
                      "schema": 1,
                      "outcome": "resolved",
                      "message": "Resolved 2 packages.",
                      "warnings": [
                        "flask 2.2.2 has no extra 'x'"
                      ],
                      "hints": [],
                      "strategy": "owner-first",
                      "policy-digest": "%1$s",
                      "overlay-digest": null,
                      "target": {"python": "3.11.0", "platforms": ["manylinux_2_36_x86_64"]},
                      "packages": [
                        {"name": "click", "version": "8.1.3", "index": "pypi", "rule": "order", "direct": false, \
                    "extras": [], "file": {"filename": "click-8.1.3-py3-none-any.whl", \
                    "url": "recording:/click/click-8.1.3-py3-none-any.whl", "hashes": {}, "size": null, \
                    "upload-time": null}, "metadata": {"source": "part-of-wheel", "verified": false}, "yanked": true, "requires-python": null, "dependencies": [], "overlays": [], \
                    "published": null, "purl": null},
                        {"name": "flask", "version": "2.2.2", "index": "debian", "rule": "pin", "direct": true, \
                    "extras": ["async"], "file": {"filename": "flask-2.2.2-py3-none-any.whl", \
                    "url": "recording:/flask/flask-2.2.2-py3-none-any.whl", "hashes": {"sha256": "%2$s"}, "size": 7, \
                    "upload-time": "2024-01-02T03:04:05.060Z"}, "metadata": {"source": "announced", "verified": true}, "yanked": false, "requires-python": ">=3.7", \
                    "dependencies": ["click"], "overlays": [], "published": null, "purl": null}
                      ],
                      "ownership": [
                        {"name": "click", "rule": "order", "owner": "pypi", \
                    "asked": [{"index": "debian", "answer": "absent"}, {"index": "pypi", "answer": "present"}]},
                        {"name": "flask", "rule": "pin", "owner": "debian", \
                    "asked": [{"index": "debian", "answer": "present"}]}
                      ],
                      "explanation": []
                    }
                    """.formatted(DIGEST, HASH));
        }

        @Test
        void ofNoSolutionHoldsTheProof() {
            assertThat(ResolutionReport.of(unsatisfiable()).json())
                    .contains("\"outcome\": \"unsatisfiable\"")
                    .contains("\"packages\": [],")
                    .endsWith("""
                      "explanation": [
                        {"step": 1, "text": "a needs b", "because": []},
                        {"step": 2, "text": "nobody has b", "because": []},
                        {"step": 3, "text": "a cannot be used", "because": [1, 2]}
                      ]
                    }
                    """);
        }

        @Test
        void hasNullsWhereNothingCouldBeRead() {
            OutcomeReport report = new OutcomeReport(
                    "no such file: \u001b[31m\u0000\ud800",
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
            assertThat(ResolutionReport.of(new ResolutionOutcome.InvalidRequest(report))
                            .json())
                    .contains("\"outcome\": \"invalid-request\"")
                    .contains("\\u001B[31m\\u0000")
                    .contains("\"policy-digest\": null")
                    .contains("\"target\": null");
        }
    }

    @Nested
    class Text {
        @Test
        void putsPackagesInColumnsWithWhoSuppliesThemAndWhy() {
            assertThat(ResolutionReport.of(resolved()).text()).isEqualTo("""
                    click         8.1.3  pypi    for flask; not in debian; yanked
                    flask[async]  2.2.2  debian  requested; pinned

                    warning: flask 2.2.2 has no extra 'x'
                    """);
        }

        @Test
        void numbersTheStepsOfAProof() {
            assertThat(ResolutionReport.of(unsatisfiable()).text()).isEqualTo("""
                    error: No solution: nobody has b.
                      1. a needs b
                      2. nobody has b
                      3. a cannot be used (from 1 and 2)
                    hint: add an index that has b
                    """);
        }

        @Test
        void givesACellThatIsWiderThanItsColumnTheRoomItNeeds() {
            String extra = "x".repeat(200);
            assertThat(ResolutionReport.of(resolved(extra)).packages())
                    .contains("flask[" + extra + "]  2.2.2  debian  requested; pinned\n");
        }

        @Test
        void cannotSteerATerminal() {
            OutcomeReport report = new OutcomeReport(
                    "said \u001b[2J\u009b\u202e\r",
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
            assertThat(ResolutionReport.of(new ResolutionOutcome.InvalidRequest(report))
                            .text())
                    .isEqualTo("error: said \\u001b[2J\\u009b\\u202e\\u000d\n");
        }
    }

    private static ResolutionOutcome resolved() {
        return resolved("async");
    }

    private static ResolutionOutcome resolved(String extra) {
        PinnedPackage click = new PinnedPackage(
                ProjectName.of("click"),
                Version.parse("8.1.3"),
                Optional.of(PYPI),
                OwnerRule.ORDER,
                false,
                List.of(),
                new DistributionFile(
                        ProjectName.of("click"),
                        "click-8.1.3-py3-none-any.whl",
                        "recording:/click/click-8.1.3-py3-none-any.whl",
                        FileHashes.none(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Yank.because("broken")),
                        Optional.empty()),
                new MetadataOrigin(MetadataOrigin.Source.PART_OF_WHEEL, false),
                Optional.empty(),
                List.of(),
                List.of());
        PinnedPackage flask = new PinnedPackage(
                ProjectName.of("flask"),
                Version.parse("2.2.2"),
                Optional.of(DEBIAN),
                OwnerRule.PIN,
                true,
                List.of(ExtraName.of(extra)),
                new DistributionFile(
                        ProjectName.of("flask"),
                        "flask-2.2.2-py3-none-any.whl",
                        "recording:/flask/flask-2.2.2-py3-none-any.whl",
                        FileHashes.of(List.of(new FileHash("sha256", HASH))),
                        OptionalLong.of(7),
                        Optional.of(Instant.parse("2024-01-02T03:04:05.06Z")),
                        Optional.of(">=3.7"),
                        Optional.empty(),
                        Optional.empty()),
                new MetadataOrigin(MetadataOrigin.Source.ANNOUNCED, true),
                Optional.of(">=3.7"),
                List.of(ProjectName.of("click")),
                List.of());
        OutcomeReport report = new OutcomeReport(
                "Resolved 2 packages.",
                List.of("flask 2.2.2 has no extra 'x'"),
                List.of(),
                Optional.of(DIGEST),
                Optional.of(Target.cpython("3.11", List.of("manylinux_2_36_x86_64"))),
                List.of(
                        ownership("click", OwnerRule.ORDER, PYPI, List.of(absent(DEBIAN), present(PYPI))),
                        ownership("flask", OwnerRule.PIN, DEBIAN, List.of(present(DEBIAN)))));
        return new ResolutionOutcome.Resolved(report, List.of(click, flask));
    }

    private static ResolutionOutcome unsatisfiable() {
        OutcomeReport report = new OutcomeReport(
                "No solution: nobody has b.",
                List.of(),
                List.of("add an index that has b"),
                Optional.of(DIGEST),
                Optional.empty(),
                List.of());
        return new ResolutionOutcome.Unsatisfiable(
                report,
                new Explanation(List.of(
                        new Explanation.Step(1, "a needs b", List.of()),
                        new Explanation.Step(2, "nobody has b", List.of()),
                        new Explanation.Step(3, "a cannot be used", List.of(1, 2)))));
    }

    private static Ownership ownership(String name, OwnerRule rule, IndexId owner, List<Ownership.Asked> asked) {
        return new Ownership(ProjectName.of(name), rule, Optional.of(owner), asked, Optional.empty());
    }

    private static Ownership.Asked absent(IndexId index) {
        return new Ownership.Asked(index, Ownership.Answer.ABSENT);
    }

    private static Ownership.Asked present(IndexId index) {
        return new Ownership.Asked(index, Ownership.Answer.PRESENT);
    }
}
