// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.headwater.api.hotfix.FeedHotfixes;
import dev.headwater.api.hotfix.Hotfix;
import dev.headwater.api.hotfix.HotfixOverlays;
import dev.headwater.api.hotfix.IndexSurvey;
import dev.headwater.api.hotfix.ReleaseRequirement;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import dev.headwater.core.OverlayFile;
import dev.headwater.core.report.HotfixReport;
import dev.headwater.core.report.SurveyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HotfixSchemaTest {
    private static final Path SCHEMAS = Path.of(System.getProperty("headwater.root"), "docs/schema");
    private static final Target TARGET = Target.cpython("3.12", List.of("win_amd64"));
    private static final IndexId DISTRO = IndexId.parse("distro");
    private static final IndexId PUBLIC = IndexId.parse("public");

    private static ReleaseRequirement required(String requirement) {
        return new ReleaseRequirement(ProjectName.parse("lib"), Version.parse("1.0"), Requirement.parse(requirement));
    }

    private static HotfixOverlays overlays() {
        Overlay overlay = Overlay.builder("lib-1.0-distro", ProjectName.parse("lib"))
                .reason("because")
                .index(PUBLIC)
                .scope(OverlayScope.version(Version.parse("1.0")))
                .remove(Requirement.parse("zones"))
                .build();
        return new HotfixOverlays(List.of(overlay), List.of(new HotfixOverlays.ByHand("other 2.0", List.of("mine"))));
    }

    private static Hotfix widened(List<String> natives, Optional<String> packaged) {
        return new Hotfix(
                required("six<2"),
                Optional.of(Requirement.parse("six<=3")),
                Optional.of(Version.parse("3")),
                packaged,
                natives);
    }

    private static SurveyReport survey() {
        return SurveyReport.of(new IndexSurvey(
                DISTRO,
                TARGET,
                4,
                List.of(ProjectName.parse("broken")),
                List.of(widened(List.of(), Optional.empty())),
                List.of(required("away>=1")),
                overlays()));
    }

    private static HotfixReport hotfixes() {
        return HotfixReport.of(new FeedHotfixes(
                DISTRO,
                PUBLIC,
                TARGET,
                new FeedHotfixes.Counts(2, 5, 1, 1, 3, 4),
                List.of(
                        widened(List.of("python3-\u202esix", "https://user:secret@example.org/"), Optional.of("3\n.0")),
                        new Hotfix(required("zones"), Optional.empty(), Optional.empty(), Optional.empty(), List.of())),
                List.of(new FeedHotfixes.Undecided(required("vision"), List.of("python3-vision\n[[overlay]]"))),
                List.of(required("more>=1")),
                overlays()));
    }

    private static JsonSchema schema(String name) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(SCHEMAS.resolve(name)));
    }

    @Test
    void aSurveyFitsItsSchema() throws IOException {
        JsonSchema schema = schema("overlay-survey-1.json");
        String json = survey().json();

        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json.replace("\"offered\"", "\"has\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(json.replace("\"projects\": 4", "\"projects\": \"4\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void hotfixesFitTheirSchema() throws IOException {
        JsonSchema schema = schema("feed-hotfixes-1.json");
        String json = hotfixes().json();

        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json.replace("\"kept\"", "\"held\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(json.replace("\"additions\"", "\"added\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void whatAnIndexSaysCannotLeaveItsComment() {
        String text = hotfixes().text();

        assertThat(text.lines().filter(line -> line.contains("vision") || line.contains("six")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("# "));
        assertThat(OverlayFile.parse(text, Path.of("hotfixes.toml")).asList()).hasSize(1);
        assertThat(OverlayFile.parse(survey().text(), Path.of("survey.toml")).asList())
                .hasSize(1);
    }

    @Test
    void nothingSecretOrHiddenIsShown() {
        for (String text : List.of(hotfixes().text(), hotfixes().json(), survey().text(), survey().json())) {
            assertThat(text).doesNotContain("secret", "\u202e");
        }
    }
}
