// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.version.Version;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.PyprojectFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The text of a scenario: its rule in a sentence, then sections, each headed by a line such as {@code == policy}.
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
 * == served              INDEX: HOW · INDEX PROJECT: HOW · INDEX FILENAME: HOW: {@link Manner}
 * == expect              the outcome, then: lib 1.0 from inner · file FILENAME · asked INDEX NAMES · never-asked INDEX NAMES
 *                        · mentions WORDS · never-mentions WORDS
 * == gateway             what has to come of it behind a gateway, in the same words, where that is something else
 * == said                all that is said and the result, compared whole; -Dgolden.update=true rewrites it
 * </pre>
 *
 * <p>Immutable.
 */
public final class ScenarioText {
    /** The time of a resolution of which nothing is said. */
    public static final Instant NOW = Instant.parse("2026-06-15T00:00:00Z");

    private static final String HEAD = "== ";
    private static final String METADATA = "metadata ";
    private static final String PROJECT = ".toml";
    private static final String RULE = "rule";
    private static final String EXPECT = "expect";
    private static final String GATEWAY = "gateway";
    private static final List<String> HEADS = List.of(
            RULE, "indexes", "policy", "overlays", "request", "archives", "faults", "served", EXPECT, GATEWAY, "said");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Map<String, String> sections = new LinkedHashMap<>();

    /**
     * Takes a text apart into its sections.
     *
     * @throws InvalidScenarioException if there is one twice
     */
    public ScenarioText(String text) {
        String head = RULE;
        StringBuilder body = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith(HEAD)) {
                add(head, body.toString());
                head = line.substring(HEAD.length()).strip();
                body.setLength(0);
            } else {
                body.append(line).append('\n');
            }
        }
        add(head, body.toString());
    }

    private void add(String head, String body) {
        if (sections.put(head, body) != null) {
            throw new InvalidScenarioException("there are two sections '" + HEAD + head + "'");
        }
    }

    /** Refuses sections that say nothing of a scenario, which would be passed over. */
    void requireKnownSections() {
        for (String head : sections.keySet()) {
            if (!HEADS.contains(head) && !head.startsWith(METADATA) && !head.endsWith(PROJECT)) {
                throw InvalidScenarioException.ofLine(
                        HEAD + head,
                        "the head of a section: " + String.join(", ", HEADS) + ", metadata FILENAME, FILE.toml");
            }
        }
    }

    /** {@return the rule that it shows, in a sentence} */
    public String rule() {
        return section(RULE).strip();
    }

    /** {@return what has to be said} */
    public String said() {
        return section("said");
    }

    /** {@return the text of a scenario with another answer} */
    public static String withSaid(String text, String said) {
        int end = text.indexOf("\n" + HEAD + "said");
        return (end < 0 ? text.stripTrailing() : text.substring(0, end)) + "\n" + HEAD + "said\n" + said;
    }

    /** {@return the text of a section; empty if it is missing} */
    public String section(String head) {
        return sections.getOrDefault(head, "");
    }

    /** {@return the heads of all sections, in the order of the text} */
    public List<String> heads() {
        return List.copyOf(sections.keySet());
    }

    /** {@return the same scenario but for what stands in one section} */
    public ScenarioText with(String head, String body) {
        ScenarioText text = new ScenarioText("");
        text.sections.putAll(sections);
        text.sections.put(head, body);
        return text;
    }

    /** {@return the same scenario with what has to come of it where a gateway answers for its indexes} */
    public ScenarioText behindGateway() {
        return sections.containsKey(GATEWAY) ? with(EXPECT, section(GATEWAY)) : this;
    }

    private List<String> lines(String head) {
        return section(head).lines().filter(line -> !line.isBlank()).toList();
    }

    /**
     * {@return the scenario with its indexes in memory}
     *
     * @param id its name
     * @throws InvalidScenarioException if it cannot be read
     */
    public Scenario read(String id) {
        return reading(
                id,
                () -> scenario(
                        id,
                        indexes(),
                        index -> IndexEntry.builder(index, "https://" + index + ".example.org/simple/")));
    }

    /**
     * {@return the scenario with its indexes in another form}
     *
     * @param id its name
     * @param indexes the same indexes, with the files as they are there
     * @param entries the entry of each in the policy, with its location
     * @throws InvalidScenarioException if it cannot be read
     */
    public Scenario read(String id, Map<IndexId, PackageIndex> indexes, Function<IndexId, IndexEntry.Builder> entries) {
        return reading(id, () -> scenario(id, indexes, entries));
    }

    /** {@return the policy, which may be one that cannot be meant} */
    public PolicyText policy() {
        return PolicyText.read(ids(), lines("policy"), section("overlays"));
    }

    /** {@return the projects that the request may name: a file's name and its text} */
    public Map<String, String> projects() {
        Map<String, String> projects = new LinkedHashMap<>();
        sections.forEach((head, body) -> {
            if (head.endsWith(PROJECT)) {
                if (!FILE.matcher(head).matches()) {
                    throw new InvalidScenarioException(
                            "the section '" + head + "' is not called like a file in one folder, such as app.toml");
                }
                projects.put(head, body);
            }
        });
        return projects;
    }

    /** {@return the metadata that is not what the universe would give, by file name or package URL} */
    public Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        sections.forEach((head, body) -> {
            if (head.startsWith(METADATA)) {
                metadata.put(head.substring(METADATA.length()), body);
            }
        });
        return metadata;
    }

    /** {@return why only a program can be such indexes; empty if servers can be them} */
    public Optional<String> needsProgram() {
        if (section("indexes").contains(" provided pkg:")) {
            return Optional.of("a Simple API does not say what a distributor provides");
        }
        if (sections.containsKey("archives") || section("request").contains("://")) {
            return Optional.of("files at URLs of their own are not served");
        }
        if (section("policy").contains(".url = ")) {
            return Optional.of("an index that is at a host of its own is not served");
        }
        if (section("policy").contains(".trust-group = ") && section("expect").contains("\nasked ")) {
            return Optional.of("over a network an index may answer before another is asked together with it");
        }
        if (section("indexes").contains(".tar.bz2")) {
            return Optional.of("no archive .tar.bz2 is made");
        }
        boolean isServed = lines("faults").stream()
                .allMatch(line -> Misbehavior.of(faultWords(line)[2]).isOfServers());
        return isServed ? Optional.empty() : Optional.of("no server can misbehave like that");
    }

    /** {@return whether it is about how indexes are served, so that no index in memory can be one of them} */
    public boolean needsServer() {
        return sections.containsKey("served") || policy().isOfLocations();
    }

    /** {@return how its indexes are served} */
    public Serving serving() {
        return Serving.read(lines("served"), ids());
    }

    /** {@return the indexes by id in order of priority, also those that are mirrors of others} */
    public Map<IndexId, PackageIndex> indexes() {
        Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>(InMemoryIndex.parseAll(section("indexes")));
        indexes.replaceAll((id, index) -> withMetadata(index));
        for (String line : lines("faults")) {
            String[] words = faultWords(line);
            indexes.computeIfPresent(
                    index(words[0]), (id, index) -> Misbehavior.of(words[2]).in(index, ProjectName.parse(words[1])));
        }
        return indexes;
    }

    /** {@return the request, whose hashes are those of files of these indexes} */
    public RequestText request(Map<IndexId, PackageIndex> indexes) {
        Map<String, PyprojectFile> read = new LinkedHashMap<>();
        projects().forEach((file, text) -> read.put(file, PyprojectFile.parse(text, Path.of(file))));
        RequestText request = new RequestText(indexes, read);
        lines("request").forEach(request::add);
        return request;
    }

    private Scenario scenario(
            String id, Map<IndexId, PackageIndex> indexes, Function<IndexId, IndexEntry.Builder> entries) {
        PolicyText policy = policy();
        requireOneWay();
        RequestText request = request(indexes);
        return new Scenario(
                id,
                indexes,
                sections.containsKey("archives")
                        ? Optional.of(new Archives(withMetadata(InMemoryIndex.parse(section("archives")))))
                        : Optional.empty(),
                () -> policy.policy(entries),
                request.build(),
                request.audit(),
                request.now().orElse(NOW),
                expectation());
    }

    /** Refuses what neither servers nor a program could be. */
    private void requireOneWay() {
        serving();
        if (needsServer() && needsProgram().isPresent()) {
            throw new InvalidScenarioException("how its indexes are served is said, and they cannot be: "
                    + needsProgram().get());
        }
    }

    private static Scenario reading(String id, Supplier<Scenario> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidScenarioException(id, e);
        }
    }

    private PackageIndex withMetadata(PackageIndex index) {
        Map<String, String> metadata = metadata();
        return metadata.isEmpty() ? index : new OtherMetadata(index, metadata);
    }

    private Set<IndexId> ids() {
        return Collections.unmodifiableSet(
                new LinkedHashSet<>(InMemoryIndex.parseAll(section("indexes")).keySet()));
    }

    private static String[] faultWords(String line) {
        return words(line, 3, "INDEX PROJECT FAULT");
    }

    private Expectation expectation() {
        if (sections.containsKey(GATEWAY)) {
            // Whether it is asked for or not: a text is a scenario as a whole.
            expectation(GATEWAY);
        }
        return expectation(EXPECT);
    }

    private Expectation expectation(String head) {
        List<String> lines = lines(head);
        if (lines.isEmpty()) {
            throw new InvalidScenarioException("there is no section '== " + head + "' with an outcome");
        }
        if (!Answer.OUTCOMES.contains(lines.get(0))) {
            throw InvalidScenarioException.ofLine(lines.get(0), "an outcome: " + String.join(", ", Answer.OUTCOMES));
        }
        Expectation.Builder expected = Expectation.builder(lines.get(0));
        if (lines.get(0).equals("resolved")) {
            expected.noOtherPackages();
        }
        lines.subList(1, lines.size()).forEach(line -> expect(expected, line));
        return expected.build();
    }

    private void expect(Expectation.Builder expected, String line) {
        String[] words = words(line, 2, "an expectation");
        switch (words[0]) {
            case "file" -> expected.file(ProjectName.parse(words[1].split("-", 2)[0]), words[1]);
            case "asked" -> names(words).forEach(name -> expected.asked(index(words[1]), name));
            case "never-asked" -> names(words).forEach(name -> expected.neverAsked(index(words[1]), name));
            case "mentions" -> expected.mentions(line.substring(line.indexOf(' ') + 1));
            case "never-mentions" -> expected.neverMentions(line.substring(line.indexOf(' ') + 1));
            default -> {
                if (words.length != 4 || !words[2].equals("from")) {
                    throw InvalidScenarioException.ofLine(line, "NAME VERSION from INDEX");
                }
                String from =
                        words[3].equals(Pin.URL) ? Pin.URL : index(words[3]).value();
                expected.pin(ProjectName.parse(words[0]), Version.parse(words[1]) + " from " + from);
            }
        }
    }

    private IndexId index(String text) {
        IndexId id = IndexId.parse(text);
        if (!ids().contains(id)) {
            throw InvalidScenarioException.ofLine(text, "an index of this scenario");
        }
        return id;
    }

    private static List<ProjectName> names(String[] words) {
        return List.of(words).subList(2, words.length).stream()
                .map(ProjectName::parse)
                .toList();
    }

    private static String[] words(String line, int least, String form) {
        String[] words = line.split(" ", -1);
        if (words.length < least) {
            throw InvalidScenarioException.ofLine(line, form);
        }
        return words;
    }
}
