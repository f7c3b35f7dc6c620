// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types what the documents show at a Java prompt, and compares the answers with theirs. */
class JshellSessionTest {
    private static final String PROMPT = "jshell> ";
    /** To everybody, not to one module. */
    private static final Pattern EXPORTS = Pattern.compile("\\s*exports ([\\w.]+);");

    static List<Fence> sessions() {
        return Fence.ofKind(Fence.JSHELL);
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void whatIsShownHappens(Fence fence) throws IOException {
        StringBuilder happened = new StringBuilder();
        AtomicInteger line = new AtomicInteger();
        try (JShell shell = JShell.builder()
                .executionEngine("local")
                .tempVariableNameGenerator(() -> "$" + line.get())
                .build()) {
            for (String entry : Jvm.classPath().split(File.pathSeparator, -1)) {
                shell.addToClasspath(entry);
            }
            shell.eval("import java.util.*;");
            imports().forEach(shell::eval);
            for (String words : fence.lines()) {
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

        assertThat(happened.toString().strip()).isEqualTo(fence.text().strip());
    }

    @Test
    void allThatOurModulesExportIsImported() throws IOException {
        List<String> exported = new ArrayList<>();
        for (String module : List.of("api", "core", "http", "host")) {
            for (String line : Fence.linesOf(Path.of("resolver-" + module, "src/main/java/module-info.java"))) {
                Matcher exports = EXPORTS.matcher(line);
                if (exports.matches()) {
                    exported.add("import " + exports.group(1) + ".*;");
                }
            }
        }

        assertThat(exported).hasSizeGreaterThan(10);
        assertThat(imports()).containsAll(exported).contains("import java.time.*;");
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

    /** The imports that the command jshell begins with. */
    private static List<String> imports() throws IOException {
        try (InputStream startup =
                JshellSessionTest.class.getResourceAsStream("/dev/headwater/cli/jshell/startup.jsh")) {
            assertThat(startup).isNotNull();
            return new String(startup.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
