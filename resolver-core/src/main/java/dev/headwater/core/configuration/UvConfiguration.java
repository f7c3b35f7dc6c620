// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.text.NearMiss;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.core.imported.ImportNote.Level;
import dev.headwater.core.imported.ImportedPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the settings of uv: a {@code uv.toml}, or {@code [tool.uv]} of a {@code pyproject.toml}. */
final class UvConfiguration {
    private static final String SOURCES = "sources";
    private static final String NO_SOURCES = "no-sources";
    private static final String METADATA = "dependency-metadata";
    private static final String PRERELEASE = "prerelease";
    private static final String PRERELEASE_PACKAGE = "prerelease-package";
    private static final String RESOLUTION = "resolution";
    private static final String EXCLUDE_NEWER = "exclude-newer";
    private static final String EXCLUDE_NEWER_PACKAGE = "exclude-newer-package";
    private static final String ALL = ":all:";

    private static final List<String> NO_BINARY = List.of("no-binary", "no-binary-package");

    /** What is said of all goes first, for a name goes before it. */
    private static final List<String> FORMATS =
            List.of("no-build", "no-binary", "only-binary", "no-build-package", "no-binary-package");

    private static final List<Map.Entry<String, String>> REQUIREMENTS = List.of(
            Map.entry("constraint-dependencies", "give it to the request: -c FILE, with the line "),
            Map.entry("override-dependencies", "give it to the request: --override FILE, with the line "),
            Map.entry("exclude-dependencies", "no request drops a dependency: an overlay with remove = […] does, of "));

    private static final List<String> READ = Stream.of(
                    UvIndexes.KEYS,
                    FORMATS,
                    REQUIREMENTS.stream().map(Map.Entry::getKey).toList(),
                    List.of(SOURCES, NO_SOURCES, METADATA, PRERELEASE, PRERELEASE_PACKAGE, RESOLUTION),
                    List.of(EXCLUDE_NEWER, EXCLUDE_NEWER_PACKAGE))
            .flatMap(List::stream)
            .toList();

    private final Draft draft;
    private final UvSettings settings;
    private final UvIndexes indexes;

    private UvConfiguration(Draft draft, UvSettings settings) {
        this.draft = draft;
        this.settings = settings;
        this.indexes = new UvIndexes(draft, settings);
    }

    /**
     * {@return the policy that says the same}
     *
     * @param now until when releases are known, for what is said of every version of a project
     * @throws dev.headwater.core.file.FileFault for the first fault
     */
    static ImportedPolicy read(TomlSetting uv, Draft draft, Instant now) {
        UvConfiguration configuration = new UvConfiguration(draft, UvSettings.of(uv, draft));
        configuration.indexes.read();
        configuration.readSources();
        configuration.readFormats();
        configuration.readPreReleases();
        configuration.readTimes();
        configuration.settings.items(METADATA).forEach(entry -> DependencyMetadata.read(entry, draft, now));
        REQUIREMENTS.forEach(key -> configuration.readRequirements(key.getKey(), key.getValue()));
        configuration.settings.all().forEach(setting -> configuration.noteOther(setting.getKey(), setting.getValue()));
        return draft.finished("uv");
    }

    private void readSources() {
        Optional<TomlSetting> off = settings.get(NO_SOURCES);
        if (off.filter(TomlSetting::isTrue).isPresent()) {
            draft.nothingToSay(off.get().spot(), "sources are left out, as uv does");
            return;
        }
        PinnedSources sources = new PinnedSources(draft, "index", indexes::named);
        settings.get(SOURCES).ifPresent(sources::read);
    }

    private void readFormats() {
        DraftFormats formats = new DraftFormats();
        FORMATS.forEach(key -> settings.get(key).ifPresent(said -> readFormat(key, said, formats)));
        formats.finish(
                draft,
                "in [format]; names go before \"*\", to uv and here",
                Level.CHANGED,
                "not all of it holds: another key says the opposite of the same project, and uv then takes no file of"
                        + " it; here what that key says holds");
    }

    private static void readFormat(String key, TomlSetting said, DraftFormats formats) {
        if (said.node().value() instanceof Boolean) {
            if (said.isTrue()) {
                add(key, ALL, said, formats);
            }
            return;
        }
        said.oneOrMore().forEach(name -> add(key, name.text(), name, formats));
    }

    private static void add(String key, String names, TomlSetting said, DraftFormats formats) {
        if (NO_BINARY.contains(key)) {
            formats.noBinary(said.spot(), names);
        } else {
            formats.onlyBinary(said.spot(), names);
        }
    }

    private void readPreReleases() {
        settings.get(PRERELEASE).ifPresent(said -> {
            switch (said.text()) {
                case "allow" -> draft.preReleases(PreReleaseMode.ALLOW, said.spot(), Level.SAME, "as in uv");
                case "disallow" -> draft.preReleases(PreReleaseMode.DISALLOW, said.spot(), Level.SAME, "as in uv");
                case "explicit" ->
                    draft.preReleases(
                            PreReleaseMode.IF_NAMED,
                            said.spot(),
                            Level.CHANGED,
                            "to uv only requirements of the project itself may name one; here also those of packages");
                case "if-necessary", "if-necessary-or-explicit" ->
                    draft.nothingToSay(said.spot(), "if-necessary, which holds anyway");
                default -> throw said.fault("uv has no mode " + Shown.quoted(said.text()));
            }
        });
        settings.get(PRERELEASE_PACKAGE)
                .ifPresent(said -> said.entries()
                        .forEach((name, mode) -> draft.cannotSay(
                                mode.spot(),
                                "give it to the request: "
                                        + (mode.text().equals("disallow") ? "--only-final " : "--all-releases ")
                                        + name)));
        settings.get(RESOLUTION).ifPresent(said -> {
            if (said.text().equals("highest")) {
                draft.nothingToSay(said.spot(), "the highest, as here");
            } else {
                draft.cannotSay(said.spot(), "give it to the request: --resolution " + said.text());
            }
        });
    }

    private void readTimes() {
        settings.get(EXCLUDE_NEWER).ifPresent(said -> {
            Optional<Duration> age = said.node().text().flatMap(Cutoff::age);
            if (age.isPresent()) {
                draft.indexes().forEach(index -> index.coolDown(age.get()));
                draft.note(
                        Draft.HEAD,
                        said.spot(),
                        Level.CHANGED,
                        "the cool-down of each index. An index that gives no upload times is refused then, unless it"
                                + " has missing-upload-time = \"allow\"");
            } else {
                draft.cannotSay(said.spot(), "give it to the request: --exclude-newer TIME; a date includes its day");
            }
        });
        settings.get(EXCLUDE_NEWER_PACKAGE).ifPresent(said -> said.entries().forEach(this::readTimeOfPackage));
    }

    private void readTimeOfPackage(String name, TomlSetting said) {
        Optional<Duration> age = Boolean.FALSE.equals(said.node().value())
                ? Optional.of(Duration.ZERO)
                : said.node().text().flatMap(Cutoff::age);
        if (age.isPresent()) {
            ProjectName project = said.spot().parsed(() -> ProjectName.parse(name));
            draft.coolDown(
                    project, age.get(), said.spot(), Level.SAME, "instead of that of its index; a date still holds");
        } else {
            draft.cannotSay(said.spot(), "a date for one project alone; write a duration, and it is a cool-down");
        }
    }

    private void readRequirements(String key, String text) {
        for (TomlSetting item : settings.items(key)) {
            if (item.isTable()) {
                draft.cannotSay(
                        item.spot(),
                        "it is for one package alone: write an overlay of that, with replace and what is published");
            } else {
                draft.cannotSay(item.spot(), text + "'" + UrlSecrets.inRequirement(item.text()) + "'");
            }
        }
    }

    private void noteOther(String key, TomlSetting setting) {
        KnownKey known = UvKeys.TABLE.get(key);
        if (known != null && Boolean.FALSE.equals(setting.node().value())) {
            KnownKey.noteOff(draft, setting.spot());
        } else if (known != null) {
            known.note(draft, setting.spot());
        } else if (!READ.contains(key)) {
            draft.cannotSay(
                    setting.spot(),
                    "not read: this is no setting of uv that is known here"
                            + NearMiss.question(
                                    key,
                                    Stream.concat(READ.stream(), UvKeys.TABLE.keySet().stream())
                                            .toList()));
        }
    }
}
