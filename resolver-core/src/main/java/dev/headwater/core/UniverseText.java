// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.InvalidTextException;
import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.text.Spelling;
import dev.headwater.core.InMemoryIndex.InvalidUniverseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the grammar of {@link InMemoryIndex#parse}. */
final class UniverseText {
    private static final Pattern STATUS = Pattern.compile("status ([1-5][0-9]{2})\\b");
    private static final String COLON = ":";
    private static final String SPACE = " ";
    private static final String PROVIDED = " provided ";

    private final String text;

    private UniverseText(String text) {
        this.text = text;
    }

    static InMemoryIndex parse(String text) {
        UniverseText universe = new UniverseText(text);
        InMemoryIndex.Builder index = InMemoryIndex.builder();
        universe.lines().forEach(line -> universe.readLine(index, line));
        return index.build();
    }

    static Map<IndexId, InMemoryIndex> parseAll(String text) {
        Map<IndexId, InMemoryIndex> indexes = new LinkedHashMap<>();
        new UniverseText(text).readIndexes().forEach((id, builder) -> indexes.put(id, builder.build()));
        return indexes;
    }

    private Map<IndexId, InMemoryIndex.Builder> readIndexes() {
        Map<IndexId, InMemoryIndex.Builder> indexes = new LinkedHashMap<>();
        InMemoryIndex.@Nullable Builder index = null;
        for (TextSpan line : lines()) {
            if (line.startsWith("[")) {
                index = InMemoryIndex.builder();
                if (indexes.put(readId(line), index) != null) {
                    throw invalid(line, "an id that was not used before");
                }
            } else if (index == null) {
                throw invalid(line, "the id of an index in brackets");
            } else {
                readLine(index, line);
            }
        }
        return indexes;
    }

    private IndexId readId(TextSpan line) {
        if (!line.text().endsWith("]")) {
            throw new InvalidUniverseException(text, line.to(), "']'");
        }
        TextSpan id = new TextSpan(text, line.from() + 1, line.to() - 1);
        return checked(id, () -> IndexId.parse(id.text()));
    }

    /** {@return the lines that say something, those with what goes on with them in one piece} */
    private List<TextSpan> lines() {
        List<TextSpan> lines = new ArrayList<>();
        for (TextSpan line : TextSpan.of(text).split("\n")) {
            if (line.startsWith("|") && !lines.isEmpty()) {
                TextSpan before = lines.remove(lines.size() - 1);
                lines.add(new TextSpan(text, before.from(), line.to()));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                lines.add(line);
            }
        }
        return lines;
    }

    private void readLine(InMemoryIndex.Builder index, TextSpan line) {
        TextSpan said = line.before(COLON);
        Optional<TextSpan> rest = line.after(COLON);
        switch (said.before(SPACE).text()) {
            case "project" -> readProject(index, operand(said), rest);
            case "absent" ->
                checked(operand(said), () -> index.absent(operand(said).text()));
            case "failing" -> readFailing(index, said, rest);
            default -> readRelease(index, line);
        }
    }

    /** {@return what stands after the first word} */
    TextSpan operand(TextSpan said) {
        return said.after(SPACE).orElseThrow(() -> new InvalidUniverseException(text, said.to(), "more in this line"));
    }

    private void readProject(InMemoryIndex.Builder index, TextSpan name, Optional<TextSpan> rest) {
        Optional<ProjectStatus> status = rest.map(this::status);
        checked(name, () -> status.isPresent() ? index.project(name.text(), status.get()) : index.project(name.text()));
    }

    private ProjectStatus status(TextSpan span) {
        TextSpan state = span.before(",");
        return Spelling.find(state.text(), ProjectStatus.State.values())
                .map(known -> new ProjectStatus(known, span.after(",").map(TextSpan::text)))
                .orElseThrow(() -> invalid(state, "active, archived, quarantined or deprecated"));
    }

    private void readFailing(InMemoryIndex.Builder index, TextSpan said, Optional<TextSpan> rest) {
        String received = rest.map(TextSpan::text).orElse("no answer");
        Optional<TextSpan> name = said.after(SPACE);
        if (name.isEmpty()) {
            index.failing(fault("memory:/", received));
        } else {
            String project = name.get().text();
            checked(name.get(), () -> index.failing(project, fault("memory:/" + project, received)));
        }
    }

    static IndexFault fault(String location, String received) {
        Matcher status = STATUS.matcher(received);
        if (!status.lookingAt()) {
            return IndexFault.of(IndexFault.Kind.OTHER, location, received);
        }
        IndexFault fault = IndexFault.ofStatus(Integer.parseInt(status.group(1)), location);
        return status.end() == received.length() ? fault : fault.withDetail(new FaultDetail.Quoted(received));
    }

    private void readRelease(InMemoryIndex.Builder index, TextSpan line) {
        List<TextSpan> facts = line.split("|");
        if (facts.get(0).before(COLON).after(PROVIDED).isPresent()) {
            readProvided(index, facts);
            return;
        }
        TextSpan said = facts.get(0).before(COLON);
        TextSpan name = said.before(SPACE);
        checked(name, () -> new ReleaseBuilder(name.text(), "0"));
        for (TextSpan version : operand(said).split(SPACE)) {
            if (!version.isEmpty()) {
                checked(version, () -> new ReleaseBuilder(name.text(), version.text()));
                index.release(name.text(), version.text(), release -> readFacts(release, facts));
            }
        }
    }

    /** Reads a release that a package provides; a package URL has a colon, and ends at white space or at ": ". */
    private void readProvided(InMemoryIndex.Builder index, List<TextSpan> facts) {
        TextSpan said = facts.get(0).before(PROVIDED);
        TextSpan name = said.before(SPACE);
        TextSpan version = operand(said);
        checked(name, () -> new ReleaseBuilder(name.text(), "0"));
        checked(version, () -> new ReleaseBuilder(name.text(), version.text()));
        TextSpan rest = facts.get(0).after(PROVIDED).orElseThrow();
        TextSpan word = rest.before(SPACE);
        boolean isFollowed = word.text().endsWith(COLON);
        TextSpan purl = isFollowed ? new TextSpan(text, word.from(), word.to() - COLON.length()) : word;
        Optional<TextSpan> requirements = rest.after(SPACE);
        if (requirements.isPresent() != isFollowed) {
            throw new InvalidUniverseException(
                    text,
                    requirements.map(TextSpan::from).orElse(rest.to()),
                    "a package URL alone, or with a colon, a space and requirements behind it");
        }
        Purl read = checked(purl, () -> Purl.parse(purl.text()));
        ProvidedText by = new ProvidedText(this, name, version);
        List<TextSpan> others =
                facts.stream().skip(1).filter(fact -> !by.read(fact)).toList();
        index.release(name.text(), version.text(), release -> {
            release.provided(by.provided(read, purl.text()));
            by.published().ifPresent(release::published);
            requirements.ifPresent(wanted -> release.requires(requirements(wanted)));
            others.forEach(fact -> readFact(release, fact));
        });
    }

    private void readFacts(ReleaseBuilder release, List<TextSpan> facts) {
        facts.get(0).after(COLON).ifPresent(requirements -> release.requires(requirements(requirements)));
        facts.subList(1, facts.size()).forEach(fact -> readFact(release, fact));
    }

    String[] requirements(TextSpan requirements) {
        List<String> texts = new ArrayList<>();
        for (TextSpan each : requirements.split(", ")) {
            checked(each, () -> Requirement.parse(each.text()));
            texts.add(each.text());
        }
        return texts.toArray(String[]::new);
    }

    private void readFact(ReleaseBuilder release, TextSpan fact) {
        TextSpan said = fact.before(COLON);
        Optional<TextSpan> rest = fact.after(COLON);
        Optional<TextSpan> word = fact.after(SPACE);
        switch (said.before(SPACE).text()) {
            case "extra" -> readExtra(release, operand(said), rest);
            case "python" ->
                checked(
                        operand(fact),
                        () -> release.requiresPython(operand(fact).text()));
            case "yanked" -> release.yanked(rest.map(TextSpan::text).orElse(""));
            case "wheel" ->
                checked(
                        fact,
                        () -> word.isEmpty()
                                ? release.wheel()
                                : release.wheel(word.get().text()));
            case "sdist" -> release.sdist();
            case "file" -> release.file(operand(fact).text());
            case "uploaded" -> readUploaded(release, operand(fact));
            case "metadata-fault" ->
                release.metadataFault(fault("memory:/", rest.map(TextSpan::text).orElse("no answer")));
            default -> throw invalid(fact, "extra, python, yanked, wheel, sdist, file, uploaded or metadata-fault");
        }
    }

    private void readExtra(ReleaseBuilder release, TextSpan name, Optional<TextSpan> rest) {
        String[] requirements = rest.map(this::requirements).orElse(new String[0]);
        checked(name, () -> release.extra(name.text(), requirements));
    }

    private void readUploaded(ReleaseBuilder release, TextSpan time) {
        if (time.text().equals("never")) {
            release.withoutUploadTime();
            return;
        }
        release.uploaded(time(time, "a date, a time such as 2025-01-31T12:00:00Z, or never"));
    }

    /** Reads a time; of a date the first moment in UTC. */
    Instant time(TextSpan time, String expected) {
        try {
            return Instant.parse(time.text().indexOf('T') < 0 ? time.text() + "T00:00:00Z" : time.text());
        } catch (DateTimeException e) {
            throw invalid(time, expected);
        }
    }

    /** Reads a part; a fault in it is told at its place in the whole. */
    <T> T checked(TextSpan part, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidUniverseException e) {
            throw e;
        } catch (InvalidTextException e) {
            int inPart = e.text().equals(part.text()) ? e.position() : 0;
            throw new InvalidUniverseException(text, part.from() + inPart, e.expected());
        }
    }

    InvalidUniverseException invalid(TextSpan part, String expected) {
        return new InvalidUniverseException(text, part.from(), expected);
    }
}
