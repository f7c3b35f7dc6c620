// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.core.file.FileFault;
import dev.headwater.core.file.TextFile;
import dev.headwater.core.file.TomlNode;
import dev.headwater.core.imported.ImportedPolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds out which tool a configuration is for, by the name of its file, and reads it. */
public final class ConfigurationReader {
    private static final int LONGEST = 1 << 20;
    private static final String UV = "uv";

    /** A tool, and the key of its table that says where packages come from. */
    private record Tool(String name, String key) {}

    /** The tools that a pyproject.toml may be for, the first of them first. */
    private static final List<Tool> TOOLS =
            List.of(new Tool(UV, "index"), new Tool("poetry", "source"), new Tool("pdm", "source"));

    private record Table(Tool tool, TomlSetting said) {
        boolean isOfIndexes() {
            return said.get(tool.key()).isPresent();
        }
    }

    private ConfigurationReader() {}

    /**
     * Reads a file.
     *
     * @param now until when releases are known, for what is said of every version of a project
     * @throws FileFault for the first fault
     */
    public static ImportedPolicy read(Path file, Instant now) {
        requireName(file);
        return parse(TextFile.read(file, LONGEST), file, now);
    }

    /**
     * Reads the text of a file.
     *
     * @param file where the text stands or would stand; its name says which tool it is for
     * @param now until when releases are known, for what is said of every version of a project
     * @throws FileFault for the first fault
     */
    public static ImportedPolicy parse(String text, Path file, Instant now) {
        String name = requireName(file);
        Draft draft = new Draft(name);
        if (isOfPip(name)) {
            return PipConfiguration.read(text, draft);
        }
        TomlSetting document = TomlSetting.of(TomlNode.parse(text));
        return isOfUv(name) ? UvConfiguration.read(document, draft, now) : ofProject(document, draft, now);
    }

    private static String requireName(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        if (!isOfPip(name) && !isOfUv(name) && !isOfProject(name)) {
            throw FileFault.whole("its name is none of pip.conf, pip.ini, uv.toml and pyproject.toml, so nobody knows"
                    + " which tool it is for; give it one of these names");
        }
        return name;
    }

    private static boolean isOfPip(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("pip.conf")
                || name.toLowerCase(Locale.ROOT).endsWith("pip.ini");
    }

    private static boolean isOfUv(String name) {
        return name.endsWith("uv.toml");
    }

    private static boolean isOfProject(String name) {
        return name.endsWith("pyproject.toml");
    }

    /** For the first tool that is told where packages come from; where none is, for the first. */
    private static ImportedPolicy ofProject(TomlSetting document, Draft draft, Instant now) {
        List<Table> tables = new ArrayList<>();
        document.get("tool")
                .ifPresent(all -> TOOLS.forEach(
                        tool -> all.get(tool.name()).ifPresent(said -> tables.add(new Table(tool, said)))));
        Table chosen = tables.stream()
                .filter(Table::isOfIndexes)
                .findFirst()
                .or(() -> tables.stream().findFirst())
                .orElseThrow(() -> FileFault.whole("there is no [tool.uv], [tool.poetry] or [tool.pdm] in it, so it"
                        + " says nothing about indexes; a policy for such a project names the ones that it uses"));
        String name = chosen.tool().name();
        tables.stream()
                .filter(other -> !other.equals(chosen))
                .forEach(other -> draft.cannotSay(
                        other.said().spot(), "not read: it is " + name + " that is told where packages come from"));
        return switch (name) {
            case UV -> UvConfiguration.read(chosen.said(), draft, now);
            case "poetry" -> PoetryConfiguration.read(chosen.said(), draft);
            default -> PdmConfiguration.read(chosen.said(), draft);
        };
    }
}
