// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.conformance.section.InvalidScenarioException;
import dev.headwater.conformance.section.ListsText;
import dev.headwater.conformance.section.Manner;
import dev.headwater.conformance.section.PolicyText;
import dev.headwater.conformance.section.Serving;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.LockFile;
import dev.headwater.core.PyprojectFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The text of a scenario: its rule in a sentence, then sections, each headed by a line such as {@code == policy}.
 *
 * <pre>
 * == indexes             as InMemoryIndex.parseAll reads them, in order of priority
 * == policy              KEY = VALUE, the keys as in a policy file: inner.reserved = acme-*, six
 *                        pins.torch = gpu · format.* = only-binary · cool-downs.lib = P0D
 *                        · resolution.prerelease = allow
 * == request             a requirement a line, or an option: {@link RequestText}
 * == FILE.toml           a pyproject.toml that the request names
 * == metadata FILENAME   the metadata of a file, instead of what its index says
 * == lists ID            what a distributor's archive has, of which this index is the feed: {@link ListsText}
 * == archives            what reads files at URLs, as InMemoryIndex.parse reads it
 * == faults              INDEX PROJECT FAULT: {@link Misbehavior}
 * == served              INDEX: HOW · INDEX PROJECT: HOW · INDEX FILENAME: HOW: {@link Manner}
 * == expect              the outcome, then: lib 1.0 from inner · file FILENAME · asked INDEX NAMES
 *                        · never-asked INDEX NAMES · mentions WORDS · never-mentions WORDS
 *                        · fetched INDEX FILENAMES · never-fetched INDEX FILENAMES · unchanged INDEX NAMES
 * == gateway             what has to come of it behind a gateway, in the same words, where that is something else
 * == first lock          the first step locks, or verifies: {@link Step}
 * == pylock.toml         a lock by somebody else that is there before the step
 * == said                all that is said and the result, compared whole; -Dgolden.update=true rewrites it
 * == then PT2H           a later step: what is not said behind it is as it was: {@link Step}
 * </pre>
 *
 * <p>Immutable.
 */
public final class ScenarioText {
    /** The time of a resolution of which nothing is said. */
    public static final Instant NOW = Instant.parse("2026-06-15T00:00:00Z");

    private static final String HEAD = StepSections.HEAD;
    private static final String THEN = "\n" + HEAD + "then ";
    private static final String EXPECT = SectionHeads.EXPECT;
    private static final String GATEWAY = SectionHeads.GATEWAY;

    private final Map<String, String> sections;
    private final Step step;
    private final List<ScenarioText> later;

    /**
     * Takes a text apart into its steps, and each into its sections.
     *
     * @throws InvalidScenarioException if there is a section twice, or the head of a step cannot be read
     */
    public ScenarioText(String text) {
        List<StepSections> steps = StepSections.read(text);
        sections = steps.get(0).sections();
        step = Step.first(sections.keySet());
        requireEmptyFirst();
        List<ScenarioText> read = new ArrayList<>();
        ScenarioText before = this;
        for (StepSections each : steps.subList(1, steps.size())) {
            before = new ScenarioText(each.after(before), before.step.next(each.head()), List.of());
            read.add(before);
        }
        later = List.copyOf(read);
    }

    private ScenarioText(Map<String, String> sections, Step step, List<ScenarioText> later) {
        this.sections = sections;
        this.step = step;
        this.later = later;
    }

    private void requireEmptyFirst() {
        if (sections.keySet().stream()
                .anyMatch(head -> Step.isFirst(head) && !section(head).isBlank())) {
            throw new InvalidScenarioException("a section that says what is done first holds nothing");
        }
    }

    /** {@return its steps: this is the first, and what is said of it is said of no other} */
    public List<ScenarioText> steps() {
        List<ScenarioText> steps = new ArrayList<>(List.of(this));
        steps.addAll(later);
        return steps;
    }

    /** {@return which step of its scenario this is} */
    public Step step() {
        return step;
    }

    /** {@return the same scenario but for an edit of each step} */
    public ScenarioText editedInEachStep(UnaryOperator<ScenarioText> edit) {
        ScenarioText first = edit.apply(this);
        return new ScenarioText(first.sections, step, later.stream().map(edit).toList());
    }

    /** Refuses sections that say nothing of a scenario, which would be passed over. */
    void requireKnownSections() {
        steps().forEach(each -> SectionHeads.requireKnown(each.heads()));
    }

    /** {@return the rule that it shows, in a sentence} */
    public String rule() {
        return section(SectionHeads.RULE).strip();
    }

    /** {@return what has to be said} */
    public String said() {
        return section("said").replaceFirst("\n{2,}$", "\n");
    }

    /** {@return the text of a scenario with other answers, one for each step} */
    public static String withSaid(String text, List<String> said) {
        StringBuilder all = new StringBuilder();
        int from = 0;
        for (String each : said) {
            int end = text.indexOf(THEN, from);
            String part = text.substring(from, end < 0 ? text.length() : end);
            int there = part.indexOf("\n" + HEAD + "said");
            all.append(all.isEmpty() ? "" : "\n")
                    .append(there < 0 ? part.stripTrailing() : part.substring(0, there))
                    .append("\n" + HEAD + "said\n")
                    .append(each);
            from = end + 1;
        }
        return all.toString();
    }

    /** {@return the text of a section; empty if it is missing} */
    public String section(String head) {
        return sections.getOrDefault(head, "");
    }

    /** {@return the heads of all sections, in the order of the text} */
    public List<String> heads() {
        return List.copyOf(sections.keySet());
    }

    /** {@return the same step but for what stands in one section} */
    public ScenarioText with(String head, String body) {
        Map<String, String> others = new LinkedHashMap<>(sections);
        others.put(head, body);
        return new ScenarioText(others, step, later);
    }

    /** {@return the same scenario with what has to come of it where a gateway answers for its indexes} */
    public ScenarioText behindGateway() {
        return editedInEachStep(
                each -> each.sections.containsKey(GATEWAY) ? each.with(EXPECT, each.section(GATEWAY)) : each);
    }

    private List<String> lines(String head) {
        return filled(section(head));
    }

    private static List<String> filled(String body) {
        return body.lines().filter(line -> !line.isBlank()).toList();
    }

    /**
     * {@return the scenario with its indexes in memory}
     *
     * @param id its name
     * @throws InvalidScenarioException if it cannot be read
     */
    public Scenario read(String id) {
        return reading(id, () -> scenario(id, indexes(), this::entry));
    }

    private IndexEntry.Builder entry(IndexId id) {
        String url = "https://" + id + ".example.org/";
        ListsText lists = lists().get(id);
        return lists == null
                ? IndexEntry.builder(id, url + "simple/")
                : lists.entry(id, source -> url + source + "/", source -> source + ".pgp");
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
        return SectionHeads.projects(sections);
    }

    /** {@return the metadata that is not what the universe would give, by file name or package URL} */
    public Map<String, String> metadata() {
        return SectionHeads.metadata(sections);
    }

    /** {@return the lists of distributors, by the index that is the feed of them} */
    public Map<IndexId, ListsText> lists() {
        Map<IndexId, ListsText> lists = new LinkedHashMap<>();
        SectionHeads.lists(sections).forEach((id, body) -> lists.put(index(id), ListsText.read(filled(body))));
        return lists;
    }

    /** {@return why only a program can be such indexes, in any step; empty if servers can be them} */
    public Optional<String> needsProgram() {
        return steps().stream().flatMap(each -> each.program().stream()).findFirst();
    }

    private Optional<String> program() {
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
        return isOfServers() || (!later.isEmpty() && needsProgram().isEmpty());
    }

    private boolean isOfServers() {
        return steps().stream()
                .anyMatch(each ->
                        each.sections.containsKey("served") || each.policy().isOfLocations());
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
                request.now().orElse(NOW).plus(step.elapsed()),
                expectation(),
                new LockStep(step.kind(), lock(), request.accepted(), request.extras(), request.groups()));
    }

    private Expectation expectation() {
        if (sections.containsKey(GATEWAY)) {
            // Whether it is asked for or not: a text is a scenario as a whole.
            var unused = expectation(GATEWAY);
        }
        return expectation(EXPECT);
    }

    private Expectation expectation(String head) {
        List<String> lines = lines(head);
        if (lines.isEmpty()) {
            throw new InvalidScenarioException("there is no section '" + HEAD + head + "' with an outcome");
        }
        return ExpectationText.read(lines, ids(), step.kind());
    }

    /** {@return a lock by somebody else that is there before this step} */
    public Optional<String> lock() {
        Optional<String> lock = Optional.ofNullable(sections.get(LockFile.NAME));
        lock.ifPresent(LockFacts::read);
        return lock;
    }

    /** Refuses what neither servers nor a program could be. */
    private void requireOneWay() {
        serving();
        PolicyText policy = policy();
        policy.requireFeeds(lists().keySet());
        indexes().forEach((id, index) -> {
            if (policy.isLocal(id)) {
                FolderNames.require(index);
            }
        });
        if (isOfServers() && needsProgram().isPresent()) {
            throw new InvalidScenarioException("how its indexes are served is said, and they cannot be: "
                    + needsProgram().get());
        }
        if (step.kind().isOfCache() && program().isPresent()) {
            throw new InvalidScenarioException("nothing is kept of indexes that cannot be served: "
                    + program().get());
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

    private IndexId index(String text) {
        IndexId id = IndexId.parse(text);
        if (!ids().contains(id)) {
            throw InvalidScenarioException.ofLine(text, "an index of this scenario");
        }
        return id;
    }

    private static String[] words(String line, int least, String form) {
        String[] words = line.split(" ", -1);
        if (words.length < least) {
            throw InvalidScenarioException.ofLine(line, form);
        }
        return words;
    }
}
