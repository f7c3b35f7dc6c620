// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.junit.jupiter.api.Test;

/** Runs the sessions at a Java prompt that the README shows, and compares what comes out with what it says. */
class JshellSessionTest {
    private static final String PROMPT = "jshell> ";

    @Test
    void theReadmeShowsWhatHappens() throws IOException {
        List<String> shown = session();
        assertThat(shown).as("lines of the session in README.md").isNotEmpty();

        StringBuilder happened = new StringBuilder();
        AtomicInteger line = new AtomicInteger();
        try (JShell shell = JShell.builder()
                .executionEngine("local")
                .tempVariableNameGenerator(() -> "$" + line.get())
                .build()) {
            String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            for (String entry : path.split(File.pathSeparator, -1)) {
                shell.addToClasspath(entry);
            }
            shell.eval("import java.util.*;");
            imports().forEach(shell::eval);
            for (String words : shown) {
                if (words.startsWith(PROMPT)) {
                    line.incrementAndGet();
                    happened.append(words).append('\n');
                    // What is typed needs no semicolon.
                    String source = shell.sourceCodeAnalysis()
                            .analyzeCompletion(words.substring(PROMPT.length()))
                            .source();
                    shell.eval(source).forEach(event -> happened.append(feedback(shell, event)));
                }
            }
        }

        assertThat(happened.toString().strip())
                .isEqualTo(String.join("\n", shown).strip());
    }

    /** As JShell shows it, with its usual feedback. */
    private static String feedback(JShell shell, SnippetEvent event) {
        assertThat(event.exception()).isNull();
        assertThat(event.status())
                .as(() -> shell.diagnostics(event.snippet())
                        .map(d -> d.getMessage(null))
                        .toList()
                        .toString())
                .isEqualTo(Snippet.Status.VALID);
        String name = event.snippet() instanceof VarSnippet variable ? variable.name() : "";
        return name.isEmpty() ? "" : name + " ==> " + event.value().stripTrailing() + "\n\n";
    }

    private static List<String> session() throws IOException {
        List<String> lines = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(Path.of(System.getProperty("headwater.root"), "README.md"))) {
            if (line.startsWith("```")) {
                inside = line.equals("```jshell");
            } else if (inside) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** The imports that the command jshell begins with. */
    private static List<String> imports() throws IOException {
        try (InputStream startup = JshellSessionTest.class.getResourceAsStream("/dev/headwater/cli/startup.jsh")) {
            assertThat(startup).isNotNull();
            return new String(startup.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
