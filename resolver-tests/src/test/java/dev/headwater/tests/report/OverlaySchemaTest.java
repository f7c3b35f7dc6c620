// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.FileUse;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.review.ChangedFiles;
import dev.headwater.api.review.FieldChange;
import dev.headwater.api.review.LintFinding;
import dev.headwater.api.review.LintKind;
import dev.headwater.api.review.LintedOverlay;
import dev.headwater.api.review.ListedVersion;
import dev.headwater.api.review.NoMatch;
import dev.headwater.api.review.OutcomePair;
import dev.headwater.api.review.OverlayDiff;
import dev.headwater.api.review.OverlayLint;
import dev.headwater.api.review.OverlayPower;
import dev.headwater.api.review.Unanswered;
import dev.headwater.api.review.UnchangedFiles;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.version.Version;
import dev.headwater.core.report.OverlayDiffReport;
import dev.headwater.core.report.OverlayLintReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The reports of overlays: that they fit their schemas, and show nothing secret or hidden. */
class OverlaySchemaTest {
    private static final ProjectName LIB = ProjectName.parse("lib");
    private static final IndexId OURS = IndexId.parse("ours");
    private static final String SECRET = "six @ https://user:secret@example.org/\u202esix.whl";
    private static final ListedVersion FILES = new ListedVersion("1.0", List.of("lib-\u202e1.0.whl"));
    private static final IndexFault FAULT =
            IndexFault.of(IndexFault.Kind.OTHER, "https://example.org/simple/lib/", "no answer");
    private static final Path DOCS = Path.of(System.getProperty("headwater.root"), "docs");

    private static OverlayLintReport lint() {
        Overlay overlay = Overlay.builder("fix", LIB)
                .reason("a test")
                .scope(OverlayScope.version(Version.parse("1.0")))
                .use(FileUse.yank("it hurts"))
                .build();
        List<LintFinding> findings = Arrays.stream(LintKind.values())
                .map(kind -> new LintFinding(
                        kind,
                        kind == LintKind.MATCHES_NOTHING
                                ? List.of(Spelling.of(NoMatch.NO_SUCH_VERSION))
                                : List.of(SECRET, SECRET),
                        List.of(SECRET),
                        List.of(FILES),
                        Optional.of(FAULT)))
                .toList();
        return OverlayLintReport.of(new OverlayLint(List.of(
                new LintedOverlay(
                        overlay, Optional.of(OURS), List.of(FILES), EnumSet.allOf(OverlayPower.class), findings),
                new LintedOverlay(
                        overlay, Optional.empty(), List.of(), EnumSet.noneOf(OverlayPower.class), List.of()))));
    }

    private static OverlayDiffReport diff(Optional<OutcomePair> effect) {
        List<FieldChange> changes = List.of(
                new FieldChange("Requires-Dist", Optional.of(SECRET), Optional.of("six"), "fix"),
                new FieldChange("Requires-Dist", Optional.of(SECRET), Optional.empty(), "fix"),
                new FieldChange("Provides-Extra", Optional.empty(), Optional.of("tls"), "fix"),
                new FieldChange("Requires-Python", Optional.empty(), Optional.of(">=3"), "fix"),
                new FieldChange(FieldChange.USE, Optional.of("yanked: why"), Optional.empty(), "fix"));
        List<OverlayProblem> problems = List.of(
                new OverlayProblem.Unmet("fix", SECRET, List.of(SECRET)),
                new OverlayProblem.Conflict("fix", "other", "requirements"),
                new OverlayProblem.Adding("fix", "tls", SECRET));
        return OverlayDiffReport.of(new OverlayDiff(
                List.of(new ChangedFiles(LIB, OURS, FILES, changes)),
                List.of(
                        new UnchangedFiles(LIB, OURS, FILES, problems),
                        new UnchangedFiles(LIB, OURS, FILES, List.of())),
                List.of(
                        new Unanswered(LIB, Optional.of("lib-\u202e1.0.whl"), OURS, FAULT),
                        new Unanswered(LIB, Optional.empty(), OURS, FAULT)),
                effect));
    }

    private static OverlayDiffReport diff() {
        ResolutionOutcome failed =
                new ResolutionOutcome.IndexFailure(OutcomeReport.builder().build(), Optional.of(OURS), LIB, FAULT);
        return diff(Optional.of(new OutcomePair(failed, failed)));
    }

    private static JsonSchema schema(String name) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(DOCS.resolve("schema").resolve(name)));
    }

    @Test
    void everyFindingFitsTheSchema() throws IOException {
        JsonSchema schema = schema("overlay-lint-1.json");
        String json = lint().json();

        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json.replace("\"matched\"", "\"met\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(json.replace("\"may-add\"", "\"may\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void everyChangeFitsTheSchema() throws IOException {
        JsonSchema schema = schema("overlay-diff-1.json");
        String json = diff().json();

        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(diff(Optional.empty()).json(), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate(json.replace("\"field\"", "\"key\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void everyCodeIsDocumented() throws IOException {
        String page = Files.readString(DOCS.resolve("overlays.md"));

        for (LintKind kind : LintKind.values()) {
            assertThat(page).contains("| `" + kind.code() + "`");
        }
        for (NoMatch reason : NoMatch.values()) {
            assertThat(page).contains("`" + Spelling.of(reason) + "`");
        }
    }

    @Test
    void nothingSecretOrHiddenIsShown() {
        for (String text : List.of(
                lint().text(), lint().json(), lint().summary(), diff().text(), diff().json(), diff().summary())) {
            assertThat(text).doesNotContain("secret", "\u202e");
        }
    }
}
