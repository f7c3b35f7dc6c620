// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.core.file.FileFault;
import dev.headwater.core.file.TextFile;
import dev.headwater.core.file.TomlNode;
import dev.headwater.core.imported.ImportedPolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds out which tool a configuration is for, by the name of its file, and reads it. */
public final class ConfigurationReader {
    private static final int LONGEST = 1 << 20;
    private static final String UV = "uv";

    /** The tables of a pyproject.toml, and in each the key that says where packages come from. */
    private static final Map<String, String> TOOLS = tools();

    private ConfigurationReader() {}

    private static Map<String, String> tools() {
        Map<String, String> tools = new LinkedHashMap<>();
        tools.put(UV, "index");
        tools.put("poetry", "source");
        tools.put("pdm", "source");
        return tools;
    }

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

    private static ImportedPolicy ofProject(TomlSetting document, Draft draft, Instant now) {
        Map<String, TomlSetting> tools = new LinkedHashMap<>();
        document.get("tool")
                .ifPresent(all -> TOOLS.keySet()
                        .forEach(tool -> all.get(tool).ifPresent(said -> tools.put(tool, said))));
        if (tools.isEmpty()) {
            throw FileFault.whole("there is no [tool.uv], [tool.poetry] or [tool.pdm] in it, so it says nothing about"
                    + " indexes; a policy for such a project names the ones that it uses");
        }
        String tool = chosen(tools);
        tools.forEach((other, said) -> {
            if (!other.equals(tool)) {
                draft.cannotSay(said.spot(), "not read: the file says to " + tool + " where packages come from");
            }
        });
        TomlSetting said = Optional.ofNullable(tools.get(tool)).orElseThrow();
        return switch (tool) {
            case UV -> UvConfiguration.read(said, draft, now);
            case "poetry" -> PoetryConfiguration.read(said, draft);
            default -> PdmConfiguration.read(said, draft);
        };
    }

    /** The first that says where packages come from; where none does, the first. */
    private static String chosen(Map<String, TomlSetting> tools) {
        List<String> all = List.copyOf(tools.keySet());
        return all.stream()
                .filter(tool -> tools.get(tool).get(TOOLS.get(tool)).isPresent())
                .findFirst()
                .orElse(all.get(0));
    }
}
