// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.scenario;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.PyprojectFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A scenario as a text: its rule in a sentence, then sections, each headed by a line such as {@code == policy}.
 *
 * <pre>
 * == indexes             as InMemoryIndex.parseAll reads them, in order of priority
 * == policy              KEY = VALUE, the keys as in a policy file: inner.reserved = acme-*, six
 *                        pins.torch = gpu · format.* = only-binary · cool-downs.lib = P0D · resolution.prerelease = allow
 * == request             a requirement a line, or an option: {@link RequestText}
 * == FILE.toml           a pyproject.toml that the request names
 * == metadata FILENAME   the metadata of a file, instead of what its index says
 * == archives            what reads files at URLs, as InMemoryIndex.parse reads it
 * == faults              INDEX PROJECT FAULT: {@link Misbehavior}
 * == expect              the outcome, then: lib 1.0 from inner · file FILENAME · asked INDEX NAMES · never-asked INDEX NAMES
 *                        · mentions WORDS
 * == said                all that is said and the result, compared whole; -Dgolden.update=true rewrites it
 * </pre>
 */
final class ScenarioText {
    private static final String HEAD = "== ";
    private static final String METADATA = "metadata ";

    private final Map<String, String> sections = new LinkedHashMap<>();

    ScenarioText(String text) {
        String head = "rule";
        StringBuilder body = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith(HEAD)) {
                sections.put(head, body.toString());
                head = line.substring(HEAD.length()).strip();
                body.setLength(0);
            } else {
                body.append(line).append('\n');
            }
        }
        sections.put(head, body.toString());
    }

    /** {@return what has to be said} */
    String said() {
        return section("said");
    }

    /** {@return the text of a scenario with another answer} */
    static String withSaid(String text, String said) {
        int end = text.indexOf("\n" + HEAD + "said");
        return (end < 0 ? text.stripTrailing() : text.substring(0, end)) + "\n" + HEAD + "said\n" + said;
    }

    private String section(String head) {
        return sections.getOrDefault(head, "");
    }

    private List<String> lines(String head) {
        return section(head).lines().filter(line -> !line.isBlank()).toList();
    }

    Scenario read(String id) {
        Map<IndexId, PackageIndex> indexes = indexes();
        RequestText request = new RequestText(indexes, projects());
        lines("request").forEach(request::add);
        return new Scenario(
                id,
                indexes,
                sections.containsKey("archives")
                        ? Optional.of(new Archives(withMetadata(InMemoryIndex.parse(section("archives")))))
                        : Optional.empty(),
                () -> PolicyText.read(indexes.keySet(), lines("policy"), section("overlays")),
                request.build(),
                request.now().orElse(Instant.parse("2026-06-15T00:00:00Z")),
                expectation());
    }

    private Map<String, PyprojectFile> projects() {
        Map<String, PyprojectFile> projects = new LinkedHashMap<>();
        sections.forEach((head, body) -> {
            if (head.endsWith(".toml")) {
                projects.put(head, PyprojectFile.parse(body, Path.of(head)));
            }
        });
        return projects;
    }

    private PackageIndex withMetadata(PackageIndex index) {
        Map<String, String> metadata = new LinkedHashMap<>();
        sections.forEach((head, body) -> {
            if (head.startsWith(METADATA)) {
                metadata.put(head.substring(METADATA.length()), body);
            }
        });
        return metadata.isEmpty() ? index : new OtherMetadata(index, metadata);
    }

    private Map<IndexId, PackageIndex> indexes() {
        Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>(InMemoryIndex.parseAll(section("indexes")));
        indexes.replaceAll((id, index) -> withMetadata(index));
        for (String line : lines("faults")) {
            String[] words = line.split(" ", -1);
            indexes.computeIfPresent(
                    IndexId.parse(words[0]),
                    (id, index) -> Misbehavior.of(words[2]).in(index, ProjectName.parse(words[1])));
        }
        return indexes;
    }

    private Expectation expectation() {
        List<String> lines = lines("expect");
        Expectation expected = new Expectation(lines.get(0));
        expected.anyPins = !expected.outcome.equals("resolved");
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "file" ->
                    expected.files.put(ProjectName.parse(words[1].substring(0, words[1].indexOf('-'))), words[1]);
                case "asked" -> addNames(expected.asked, words);
                case "never-asked" -> addNames(expected.neverAsked, words);
                case "mentions" -> expected.mentions.add(line.substring(line.indexOf(' ') + 1));
                default -> expected.pin(ProjectName.parse(words[0]), line.substring(line.indexOf(' ') + 1));
            }
        }
        return expected;
    }

    private static void addNames(Map<IndexId, Set<ProjectName>> names, String[] words) {
        for (String name : List.of(words).subList(2, words.length)) {
            Expectation.add(names, IndexId.parse(words[1]), ProjectName.parse(name));
        }
    }
}
