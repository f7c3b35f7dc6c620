// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fenced block of a document.
 *
 * @param document the file, relative to the root of the repository
 * @param line the number of its opening line
 * @param info what stands behind the opening marks: a language, and perhaps a word to the tests
 * @param lines what is in it
 */
record Fence(Path document, int line, String info, List<String> lines) {
    static final Path ROOT = Path.of(System.getProperty("headwater.root"));
    static final Path SCENARIOS = ROOT.resolve("resolver-scenarios/src/main/resources/dev/headwater/scenarios");

    /** Commands that end with status 0. */
    static final String COMMANDS = "sh";
    /** Commands that cannot be run in a test; why, says {@link CommandBlocksTest}. */
    static final String COMMANDS_NOT_RUN = "sh no-run";
    /** Commands behind a dollar sign, and all that each of them prints. */
    static final String SESSION = "console";
    /** A class with its imports; or imports and members of a class. */
    static final String JAVA = "java";
    /** What the program in the block before prints. */
    static final String PRINTED = "text prints";
    /** What is typed at a Java prompt, and how it is answered. */
    static final String JSHELL = "jshell";
    /** A policy file, or, without an index, a target file; perhaps with the name by which commands below it read it. */
    static final String TOML = "toml";
    /** One JSON value. */
    static final String JSON = "json";
    /** The dependency of a Maven project. */
    static final String XML = "xml";
    /** The plugin of a project, which consumer/maven-plugin builds. */
    static final String POM = "xml pom.xml";
    /** The server of settings, with which consumer/maven-plugin builds. */
    static final String SETTINGS = "xml settings.xml";
    /** Anything that is neither run nor read: a folder's content, a drawing. */
    static final String TEXT = "text";

    static final List<String> KINDS =
            List.of(COMMANDS, COMMANDS_NOT_RUN, SESSION, JAVA, PRINTED, JSHELL, TOML, JSON, XML, POM, SETTINGS, TEXT);

    /** Behind {@link #TEXT}: one of our scenarios, as it is. */
    private static final String SCENARIO_FILE = TEXT + " [a-z-]+/[a-z0-9-]+\\.txt";

    private static final String MARKS = "```";

    /** {@return the documents, in the order of their names} */
    static List<Path> documents() {
        try (Stream<Path> below = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of("README.md", "CONTRIBUTING.md").map(ROOT::resolve), below)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(ROOT::relativize)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the blocks of a document in their order} */
    static List<Fence> of(Path document) {
        List<Fence> fences = new ArrayList<>();
        List<String> lines = linesOf(document);
        for (int open = 0; open < lines.size(); open++) {
            if (lines.get(open).startsWith(MARKS)) {
                int end = open + 1 + lines.subList(open + 1, lines.size()).indexOf(MARKS);
                String info = lines.get(open).substring(MARKS.length());
                fences.add(new Fence(document, open + 1, info, lines.subList(open + 1, end)));
                open = end;
            }
        }
        return fences;
    }

    /** {@return the blocks of one kind in all documents} */
    static List<Fence> ofKind(String kind) {
        return documents().stream()
                .flatMap(document -> of(document).stream())
                .filter(fence -> fence.kind().equals(kind))
                .toList();
    }

    static List<String> linesOf(Path document) {
        try {
            return Files.readAllLines(ROOT.resolve(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return one of the kinds, if it says what it is} */
    String kind() {
        return isScenario() ? TEXT : isNamedFile() ? TOML : info;
    }

    /** {@return whether it is a scenario, as in the file that it names} */
    boolean isScenario() {
        return info.matches(SCENARIO_FILE);
    }

    /** {@return the topic and the name of the file of a scenario} */
    String scenario() {
        return info.substring(TEXT.length() + 1);
    }

    /** {@return whether it is a TOML file with a name} */
    boolean isNamedFile() {
        return info.startsWith(TOML + " ");
    }

    /** {@return the name of a named file} */
    String fileName() {
        return info.substring(TOML.length() + 1);
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** {@return where it is} */
    @Override
    public String toString() {
        return document + ":" + line;
    }
}
