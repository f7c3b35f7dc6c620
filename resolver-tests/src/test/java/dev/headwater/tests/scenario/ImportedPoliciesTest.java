// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.api.text.Spelling;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.Pin;
import dev.headwater.conformance.scenario.Questions;
import dev.headwater.core.ConfigurationFile;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.PolicyFile;
import dev.headwater.core.Resolvers;
import dev.headwater.core.imported.ImportNote;
import dev.headwater.core.imported.ImportedPolicy;
import dev.headwater.core.report.ImportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Configurations as the documentation of public projects has them, with other hosts: what policy each becomes, and what
 * that policy makes of a small world. A folder holds the configuration; {@code headwater.toml}, {@code hotfixes.toml}
 * and {@code notes.txt}, which {@code -Dgolden.update=true} rewrites; and {@code answers.txt}: a universe, and behind
 * it a line for each request, {@code REQ, REQ => ANSWER ! INDEX NAME}, with who must not be told which name.
 */
class ImportedPoliciesTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("headwater.root")).resolve("resolver-tests/src/test/resources/import");

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Target TARGET = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));
    private static final Pattern LOGIN = Pattern.compile("//([^/@\\s]+)@");

    @TempDir
    private Path written;

    @TestFactory
    List<DynamicTest> configurations() throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(FOLDER)) {
            folders = all.sorted().toList();
        }
        assertThat(folders).hasSizeGreaterThan(20);
        return folders.stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)))
                .toList();
    }

    private void check(Path folder) throws IOException {
        Path file = Stream.of("pip.conf", "uv.toml", "pyproject.toml")
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        ImportedPolicy imported = ConfigurationFile.load(file, NOW);
        List<String> notes =
                imported.notes().stream().map(ImportedPoliciesTest::line).toList();

        golden(folder.resolve("headwater.toml"), imported.policyText());
        golden(folder.resolve("hotfixes.toml"), imported.overlayText());
        golden(folder.resolve("notes.txt"), String.join("\n", notes) + "\n");
        hasNoLogin(Files.readString(file), imported);
        answers(loaded(imported), Files.readAllLines(folder.resolve("answers.txt")));
    }

    private static String line(ImportNote note) {
        return note.line() + " " + note.key() + " " + Spelling.of(note.level()) + ": " + note.text();
    }

    private static void golden(Path file, String text) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            if (text.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                Files.writeString(file, text);
            }
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s", file)
                .isEqualTo(text);
    }

    private static void hasNoLogin(String configuration, ImportedPolicy imported) {
        String json = ImportReport.of(imported, "file").json();
        Matcher login = LOGIN.matcher(configuration);
        while (login.find()) {
            for (String part : login.group(1).split(":", -1)) {
                assertThat(json).doesNotContain(part);
            }
        }
    }

    /** The policy as it is read back: what was printed is what counts. */
    private IndexPolicy loaded(ImportedPolicy imported) throws IOException {
        Path policy = Files.writeString(written.resolve("headwater.toml"), imported.policyText());
        Files.writeString(written.resolve("hotfixes.toml"), imported.overlayText());
        IndexPolicy read = PolicyFile.load(policy);
        assertThat(read.overlays()).isEqualTo(imported.policy().overlays());
        assertThat(read.pins()).isEqualTo(imported.policy().pins());
        if (read.indexes().stream().noneMatch(IndexEntry::isLocal)) {
            assertThat(read.digest()).isEqualTo(imported.policy().digest());
        }
        return read;
    }

    private static void answers(IndexPolicy policy, List<String> lines) {
        String universe = lines.stream().filter(line -> !line.contains(" => ")).collect(Collectors.joining("\n"));
        Map<IndexId, InMemoryIndex> indexes = InMemoryIndex.parseAll(universe);
        assertThat(policy.indexes()).extracting(IndexEntry::id).containsExactlyInAnyOrderElementsOf(indexes.keySet());
        List<String> cases =
                lines.stream().filter(line -> line.contains(" => ")).toList();
        assertThat(cases).isNotEmpty();
        for (String line : cases) {
            answer(policy, indexes, line);
        }
    }

    private static void answer(IndexPolicy policy, Map<IndexId, InMemoryIndex> indexes, String line) {
        String[] sides = line.split(" => ", -1);
        String[] expected = sides[1].split(" ! ", -1);
        Questions questions = new Questions();
        Map<IndexId, PackageIndex> watched = new LinkedHashMap<>();
        indexes.forEach((id, index) -> watched.put(id, questions.watch(id, index)));
        ResolutionRequest.Builder request = ResolutionRequest.builder(TARGET);
        for (String requirement : sides[0].split(", ", -1)) {
            request.require(requirement);
        }
        try (Resolver resolver = Resolvers.builder()
                .policy(policy)
                .indexes(IndexFactory.of(watched))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build()) {
            Answer answer = Answer.of(resolver.resolve(request.build()), questions);

            assertThat(text(answer)).as("%s%n%s", line, answer.said()).isEqualTo(expected[0]);
        }
        for (String untold : expected.length > 1 ? expected[1].split(", ", -1) : new String[0]) {
            String[] words = untold.split(" ", -1);
            assertThat(questions.to(IndexId.parse(words[0]))).as(line).doesNotContain(ProjectName.parse(words[1]));
        }
    }

    private static String text(Answer answer) {
        List<String> packages = new ArrayList<>();
        for (Pin pin : answer.packages()) {
            packages.add(pin.toString());
        }
        return answer.outcome().equals("resolved") ? String.join(", ", packages) : answer.outcome();
    }
}
