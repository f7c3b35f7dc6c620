// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.api.name.ProjectName;
import dev.headwater.core.imported.ImportNote.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where single projects come from, as other tools write it: from one index, which becomes a pin; or from a repository
 * of sources, a URL or a folder, which no policy names. The name of such a project is then kept from all indexes, for
 * none of them was to supply it.
 */
final class PinnedSources {
    private static final String FILES =
            "a wheel: put its folder into the policy, kind = \"directory\", and pin the project to it; a project: give"
                    + " the request its pyproject.toml, -r FILE";

    /** What is to be done instead, by the key that tells the kind of source. */
    private static final List<Map.Entry<String, String>> INSTEAD = List.of(
            Map.entry("workspace", "give the request its pyproject.toml, too: -r FILE"),
            Map.entry(
                    "git",
                    "nothing is built here: put its wheel into a folder, or an index, and pin the project to that"),
            Map.entry("url", "give it to the request as NAME @ URL, which names an archive at https"),
            Map.entry("path", FILES),
            Map.entry("file", FILES));

    private final Draft draft;

    /** The key that names an index. */
    private final String indexKey;

    private final Function<String, Optional<DraftIndex>> indexes;

    PinnedSources(Draft draft, String indexKey, Function<String, Optional<DraftIndex>> indexes) {
        this.draft = draft;
        this.indexKey = indexKey;
        this.indexes = indexes;
    }

    /** Reads the sources of each project: one, or several of which markers choose. */
    void read(TomlSetting table) {
        Set<ProjectName> seen = new HashSet<>();
        table.entries().forEach((name, setting) -> {
            if (!seen.add(setting.spot().parsed(() -> ProjectName.parse(name)))) {
                throw setting.fault("this project is there already, in another spelling, which uv refuses; keep one");
            }
            read(name, setting.spot(), setting.oneOrMore());
        });
    }

    /** Reads these sources of a project. */
    void read(String name, Spot spot, List<TomlSetting> sources) {
        ProjectName project = spot.parsed(() -> ProjectName.parse(name));
        List<TomlSetting> pinned =
                sources.stream().filter(source -> index(source).isPresent()).toList();
        String outcome = pinned.isEmpty()
                ? "No index is told its name (deny)"
                : "Here the project is pinned to '"
                        + index(pinned.get(0)).orElseThrow().id() + "' everywhere";
        for (TomlSetting source : sources) {
            if (source.get(indexKey).isEmpty()) {
                draft.cannotSay(source.spot(), instead(source) + ". " + outcome);
            } else if (index(source).isEmpty()) {
                draft.cannotSay(
                        source.spot(),
                        "this index is not in this file: add it, with role = \"on-demand\" if it is for this alone, and"
                                + " pin the project to it. " + outcome);
            }
        }
        if (pinned.isEmpty()) {
            draft.keep(project);
        } else {
            pin(project, pinned, sources.size());
        }
    }

    private Optional<DraftIndex> index(TomlSetting source) {
        return source.get(indexKey).map(TomlSetting::text).flatMap(indexes);
    }

    private void pin(ProjectName project, List<TomlSetting> pinned, int count) {
        TomlSetting source = pinned.get(0);
        DraftIndex index = index(source).orElseThrow();
        String where = condition(source);
        if (count == 1 && where.isEmpty()) {
            draft.pin(project, index.id(), source.spot(), Level.SAME, "here also where only a package requires it");
        } else if (count == 1) {
            draft.pin(
                    project,
                    index.id(),
                    source.spot(),
                    Level.CHANGED,
                    "pinned " + where + ", and looked for in all indexes elsewhere; here it is pinned everywhere. Write"
                            + " a policy without the pin for the other targets");
        } else {
            String others = pinned.stream()
                    .skip(1)
                    .map(other -> "'" + index(other).orElseThrow().id() + "' " + condition(other))
                    .collect(Collectors.joining(", "));
            draft.pin(
                    project,
                    index.id(),
                    source.spot(),
                    Level.CHANGED,
                    "this one " + where + (others.isEmpty() ? "" : "; " + others)
                            + ": a policy pins a project once, so write one for each target, or for each set of"
                            + " extras");
        }
    }

    /** Where a source counts; empty if everywhere. */
    private static String condition(TomlSetting source) {
        return List.of("marker", "markers", "extra", "group", "python", "platform").stream()
                .flatMap(key -> source.get(key).stream().map(said -> "where " + key + " is " + said.text()))
                .collect(Collectors.joining(" and "));
    }

    private static String instead(TomlSetting source) {
        return INSTEAD.stream()
                .filter(known -> source.get(known.getKey()).isPresent())
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse("this kind of source is not known here");
    }
}
