// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.headwater.api.environment.Environment;
import dev.headwater.api.environment.EnvironmentFinding;
import dev.headwater.api.environment.EnvironmentReview;
import dev.headwater.api.environment.InstalledDistribution;
import dev.headwater.api.environment.OwningPackage;
import dev.headwater.api.environment.SiteFolder;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.support.ProjectSupport;
import dev.headwater.api.support.Serving;
import dev.headwater.api.support.SupportReview;
import dev.headwater.api.support.WantedTarget;
import dev.headwater.api.version.Version;
import dev.headwater.core.report.EnvironmentReport;
import dev.headwater.core.report.SupportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentSchemaTest {
    private static final ProjectName LIB = ProjectName.parse("lib");
    private static final Path DOCS = Path.of(System.getProperty("headwater.root"), "docs");
    private static final OwningPackage OWNER =
            new OwningPackage(OwningPackage.Kind.DPKG, "python3-lib", "1.0-1", "pkg:deb/debian/python3-lib@1.0-1");

    private static JsonSchema schema(String name) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(DOCS.resolve("schema").resolve(name)));
    }

    private static EnvironmentReport report() {
        List<EnvironmentFinding> findings = Arrays.stream(EnvironmentFinding.Kind.values())
                .map(kind -> new EnvironmentFinding(
                        kind, Optional.of(LIB), "/a", "lib \u202e1.0", "https://user:secret@example.org/"))
                .toList();
        InstalledDistribution one = new InstalledDistribution(
                LIB,
                "1.0",
                Path.of("/usr/lib/python3/dist-packages/lib-1.0.dist-info"),
                InstalledDistribution.Form.DIST_INFO,
                Optional.of(OWNER),
                Optional.empty(),
                Optional.of("METADATA is not there"),
                List.of(new InstalledDistribution.Overwritten(OWNER, 2, "/usr/lib/a.py")),
                Optional.empty());
        Environment environment = new Environment(
                Path.of("/usr"),
                Environment.Kind.INSTALLATION,
                Path.of("/usr"),
                Optional.of("3.11"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Ask apt"),
                List.of(new SiteFolder(Path.of("/usr/lib/python3/dist-packages"), "3", SiteFolder.Reach.OWN)),
                List.of(one, one.behind(Path.of("/a"))),
                findings);
        return EnvironmentReport.of(EnvironmentReview.of(environment));
    }

    @Test
    void everyKindOfFindingFitsTheSchemaAndIsDocumented() throws IOException {
        String page = Files.readString(DOCS.resolve("environment.md"));

        assertThat(schema("environment-1.json").validate(report().json(), InputFormat.JSON))
                .isEmpty();
        assertThat(schema("environment-1.json")
                        .validate(report().json().replace("\"prefix\"", "\"root\""), InputFormat.JSON))
                .isNotEmpty();
        for (EnvironmentFinding.Kind kind : EnvironmentFinding.Kind.values()) {
            assertThat(page).contains("`" + kind.code() + "`");
        }
    }

    @Test
    void nothingSecretOrHiddenIsShown() {
        for (String text : List.of(report().text(), report().json())) {
            assertThat(text).doesNotContain("secret", "\u202e");
        }
    }

    @Test
    void everyWayOfServingFitsTheSchema() throws IOException {
        List<WantedTarget> targets = Arrays.stream(Serving.values())
                .map(serving -> WantedTarget.of("3.13", "linux-x86_64"))
                .toList();
        SupportReport report = SupportReport.of(new SupportReview(
                targets,
                SupportReview.Want.WANTED,
                Optional.empty(),
                List.of(new ProjectSupport(LIB, Version.parse("1.0"), Optional.empty(), List.of(Serving.values())))));

        assertThat(schema("support-1.json").validate(report.json(), InputFormat.JSON))
                .isEmpty();
        assertThat(report.json()).contains("\"outcome\": \"missing\"");
    }
}
