// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.text.Shown;
import dev.headwater.core.imported.ImportNote.Level;
import dev.headwater.core.imported.ImportedPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the package sources of poetry, {@code [[tool.poetry.source]]}, and which dependencies name one.
 *
 * @see <a href="https://python-poetry.org/docs/repositories/">Repositories</a>
 */
final class PoetryConfiguration {
    private static final String DEPENDENCIES = "dependencies";
    private static final List<String> SOURCES = List.of("source", "git", "path", "file", "url");

    /** What the URL of one page of links ends in; all others are Simple APIs. */
    private static final List<String> PAGES = List.of(".htm", ".html");

    /** Where poetry looks: primary sources, then supplemental ones, and explicit ones by name. */
    private enum Priority {
        PRIMARY,
        SUPPLEMENTAL,
        EXPLICIT
    }

    private record Source(TomlSetting entry, String name, Optional<TomlSetting> url, Priority priority) {
        boolean isPublic() {
            return url.isEmpty() && isCalledPublic();
        }

        /** Whether it takes the place of the public index, which is then nowhere else. */
        boolean isCalledPublic() {
            return name.equalsIgnoreCase(PublicIndex.NAME);
        }
    }

    private final Draft draft;
    private final Map<String, DraftIndex> byName = new HashMap<>();

    private PoetryConfiguration(Draft draft) {
        this.draft = draft;
    }

    /**
     * {@return the policy that says the same}
     *
     * @throws dev.headwater.core.file.FileFault for the first fault
     */
    static ImportedPolicy read(TomlSetting poetry, Draft draft) {
        PoetryConfiguration configuration = new PoetryConfiguration(draft);
        configuration.readSources(poetry);
        poetry.get(DEPENDENCIES).ifPresent(configuration::readDependencies);
        poetry.get("dev-dependencies").ifPresent(configuration::readDependencies);
        poetry.get("group")
                .ifPresent(groups -> groups.entries()
                        .values()
                        .forEach(group -> group.get(DEPENDENCIES).ifPresent(configuration::readDependencies)));
        return draft.finished("poetry");
    }

    private void readSources(TomlSetting poetry) {
        List<Source> sources = new ArrayList<>();
        poetry.get("source").ifPresent(said -> said.items().forEach(entry -> sources.add(source(entry))));
        add(sources, Priority.PRIMARY);
        if (sources.stream().noneMatch(source -> source.priority() == Priority.PRIMARY || source.isCalledPublic())) {
            draft.index(PublicIndex.NAME, PublicIndex.location(), Spot.WHOLE)
                    .note(Level.SAME, "poetry asks it where no source is primary, and none is called PyPI");
        }
        add(sources, Priority.SUPPLEMENTAL);
        add(sources, Priority.EXPLICIT);
    }

    private static Source source(TomlSetting entry) {
        TomlSetting name = entry.get("name").orElseThrow(() -> entry.fault("a source has a name"));
        Optional<TomlSetting> url = entry.get("url");
        if (url.isEmpty() && !name.text().equalsIgnoreCase(PublicIndex.NAME)) {
            throw entry.fault("a source has a url");
        }
        return new Source(entry, name.text(), url, priority(entry));
    }

    private static Priority priority(TomlSetting entry) {
        Optional<TomlSetting> said = entry.get("priority");
        if (said.isEmpty()) {
            boolean secondary =
                    entry.get("secondary").filter(TomlSetting::isTrue).isPresent();
            return secondary ? Priority.SUPPLEMENTAL : Priority.PRIMARY;
        }
        return switch (said.get().text().toLowerCase(Locale.ROOT)) {
            case "primary", "default" -> Priority.PRIMARY;
            case "supplemental", "secondary" -> Priority.SUPPLEMENTAL;
            case "explicit" -> Priority.EXPLICIT;
            default ->
                throw said.get()
                        .fault("poetry has no priority "
                                + Shown.quoted(said.get().text()));
        };
    }

    private void add(List<Source> sources, Priority priority) {
        sources.stream().filter(source -> source.priority() == priority).forEach(this::add);
    }

    private void add(Source source) {
        Spot spot = source.url().map(TomlSetting::spot).orElse(source.entry().spot());
        ForeignLocation location = source.isPublic()
                ? PublicIndex.location()
                : spot.parsed(
                        () -> ForeignLocation.parse(source.url().orElseThrow().text()));
        boolean first = draft.indexes().isEmpty();
        DraftIndex index = draft.index(source.name(), location, spot);
        byName.put(source.name().toLowerCase(Locale.ROOT), index);
        if (PAGES.stream().anyMatch(location.text()::endsWith)) {
            index.ofLinks().note(Level.SAME, "one page of links, which its name tells poetry");
        }
        if (location.isPlainHttp() && !location.isLoopback()) {
            index.allowInsecure().note(Level.SAME, "plain http, which every result then says");
        }
        switch (source.priority()) {
            case EXPLICIT -> index.role(IndexRole.ON_DEMAND).note(Level.SAME, "asked about what is pinned to it alone");
            case SUPPLEMENTAL ->
                index.note(
                        Level.CHANGED,
                        "poetry asks it where nothing before has a version that fits; here where nothing before has the"
                                + " project. To trust it first, move it up");
            case PRIMARY ->
                index.note(
                        Level.CHANGED,
                        first
                                ? "poetry takes the best version of all primary sources; here what this one has it"
                                        + " alone supplies"
                                : "here it supplies only what the sources before it have not got");
        }
    }

    private void readDependencies(TomlSetting dependencies) {
        draft.cannotSay(
                dependencies.spot(),
                "not read: requirements in poetry's own form. A request reads those of [project], -r pyproject.toml");
        PinnedSources pinned = new PinnedSources(
                draft, SOURCES.get(0), name -> Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT))));
        dependencies.entries().forEach((name, said) -> {
            List<TomlSetting> sources = said.oneOrMore().stream()
                    .filter(one -> one.isTable()
                            && SOURCES.stream().anyMatch(key -> one.get(key).isPresent()))
                    .toList();
            if (!sources.isEmpty()) {
                pinned.read(name, said.spot(), sources);
            }
        });
    }
}
