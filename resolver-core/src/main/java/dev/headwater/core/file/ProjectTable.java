// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.metadata.MetadataField;
import dev.headwater.api.metadata.MetadataFields;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The {@code [project]} of the pyproject.toml in a source archive: what it says statically of the wheels that will be
 * built. A key that is neither written nor {@code dynamic} is empty; one that is dynamic says nothing, also where it is
 * written.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/pyproject-toml/">pyproject.toml specification</a>
 */
public final class ProjectTable {
    /** The key of the requirements. */
    public static final String DEPENDENCIES = "dependencies";

    /** The key of the extras. */
    public static final String EXTRAS = "optional-dependencies";

    /** The key of the versions of Python. */
    public static final String REQUIRES_PYTHON = "requires-python";

    /** Reading TOML costs ten microseconds a character, and the largest that are known have a quarter of this. */
    private static final int LONGEST = 1 << 18;

    private static final String VERSION = "version";
    private static final List<String> NEEDED = List.of("name", VERSION, DEPENDENCIES, EXTRAS, REQUIRES_PYTHON);

    private final List<String> dynamic;
    private final ProjectName name;
    private final Optional<Version> version;
    private final Optional<SpecifierSet> requiresPython;
    private final List<Requirement> requirements = new ArrayList<>();
    private final Map<ExtraName, List<Requirement>> extras = new LinkedHashMap<>();

    private ProjectTable(TomlKeys keys) {
        dynamic = keys.strings("dynamic").orElse(List.of());
        keys.required("name", "a [project] has a name");
        name = keys.text("name", ProjectName::parse).orElseThrow();
        version = keys.text(VERSION, Version::parse);
        requiresPython = keys.text(REQUIRES_PYTHON, SpecifierSet::parse);
        keys.texts(DEPENDENCIES, text -> plain(Requirement.parse(text))).ifPresent(requirements::addAll);
        keys.table(EXTRAS).ifPresent(this::readExtras);
    }

    private void readExtras(TomlKeys keys) {
        for (String key : keys.names()) {
            ExtraName extra = keys.parse(key, keys.lineOf(key), key, ExtraName::parse);
            List<Requirement> own = keys.texts(key, text -> under(extra, Requirement.parse(text)))
                    .orElse(List.of());
            if (extras.put(extra, own) != null) {
                throw keys.fault(key, "the extra '" + extra + "' is written twice, in different spellings");
            }
        }
    }

    /**
     * Reads a pyproject.toml.
     *
     * @return the table; empty if there is none
     * @throws FileFault if the text is longer than 256 Ki characters, no TOML, or what a resolver needs of the table
     *     cannot be read
     */
    public static Optional<ProjectTable> parse(String text) {
        if (text.length() > LONGEST) {
            throw FileFault.whole("it is longer than " + LONGEST + " characters");
        }
        return TomlDocument.parse(text).table("project").map(ProjectTable::new);
    }

    private static Requirement plain(Requirement requirement) {
        return Requirement.parse(text(requirement, requirement.marker()));
    }

    private static Requirement under(ExtraName extra, Requirement requirement) {
        Marker wanted = Marker.parse("extra == \"" + extra + "\"");
        Marker both = requirement.marker().map(own -> own.and(wanted)).orElse(wanted);
        return Requirement.parse(text(requirement, Optional.of(both)));
    }

    /** A requirement on one line, whatever white space was in it. */
    private static String text(Requirement requirement, Optional<Marker> marker) {
        String extras = requirement.extras().stream().map(ExtraName::value).collect(Collectors.joining(","));
        return requirement.name()
                + (extras.isEmpty() ? "" : "[" + extras + "]")
                + requirement
                        .url()
                        .map(url -> " @ " + url)
                        .orElse(requirement.specifiers().toString())
                + marker.map(value -> " ; " + value).orElse("");
    }

    /** {@return the keys that a resolver needs and that only a build would tell, in the order of the standard} */
    public List<String> untold() {
        return NEEDED.stream().filter(key -> !tells(key)).toList();
    }

    /** {@return whether a key has the value that every wheel will have} */
    public boolean tells(String key) {
        return !dynamic.contains(key) && (!key.equals(VERSION) || version.isPresent());
    }

    /** {@return the name of the project} */
    public ProjectName name() {
        return name;
    }

    /** {@return the version, if it is written} */
    public Optional<Version> version() {
        return version;
    }

    /** {@return the versions of Python, if they are written} */
    public Optional<SpecifierSet> requiresPython() {
        return requiresPython;
    }

    /** {@return the names of the extras} */
    public Set<ExtraName> extras() {
        return Collections.unmodifiableSet(extras.keySet());
    }

    /** {@return the requirements, and behind them those of the extras, each under a marker that says so} */
    public List<Requirement> allRequirements() {
        List<Requirement> all = new ArrayList<>(requirements);
        extras.values().forEach(all::addAll);
        return all;
    }

    /**
     * {@return the same as core metadata}
     *
     * @throws IllegalStateException if not all that is needed is told
     */
    public CoreMetadata metadata() {
        if (!untold().isEmpty()) {
            throw new IllegalStateException("not told: " + untold());
        }
        List<MetadataField> fields = new ArrayList<>();
        add(fields, "Metadata-Version", "2.2");
        add(fields, "Name", name.value());
        add(fields, "Version", version.orElseThrow().toString());
        requiresPython.ifPresent(range -> add(fields, "Requires-Python", range.toString()));
        requirements.forEach(requirement -> add(fields, "Requires-Dist", requirement.toString()));
        extras.forEach((extra, own) -> {
            add(fields, "Provides-Extra", extra.value());
            own.forEach(requirement -> add(fields, "Requires-Dist", requirement.toString()));
        });
        return CoreMetadata.of(MetadataFields.of(fields));
    }

    private static void add(List<MetadataField> fields, String name, String value) {
        fields.add(new MetadataField(name, value, fields.size() + 1));
    }
}
