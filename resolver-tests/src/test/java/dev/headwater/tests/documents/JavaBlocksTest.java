// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiles the Java of the documents as it stands there, and runs the programs among it. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class JavaBlocksTest {
    private static final Path CONSUMER = Fence.ROOT.resolve("consumer/embedding");
    private static final Pattern CLASS = Pattern.compile("(?m)^(?:public )?(?:final )?class (\\w+)");
    private static final Pattern IMPORTS = Pattern.compile("(?:import .*;\n|\n)*");

    @TempDir
    private Path folder;

    static List<Path> documents() {
        return Fence.documents().stream()
                .filter(document -> Fence.of(document).stream()
                        .anyMatch(fence -> fence.info().equals(Fence.JAVA)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void compilesAndPrintsWhatIsShown(Path document) throws IOException, InterruptedException {
        String program = "";
        for (Fence fence : Fence.of(document)) {
            if (fence.info().equals(Fence.JAVA)) {
                program = compile(fence);
            } else if (fence.info().equals(Fence.PRINTED)) {
                assertThat(run(program)).as(fence.toString()).isEqualTo(fence.text());
            }
        }
    }

    /** It is built as a project of its own, too, by {@code .ci/consumers}. */
    @Test
    void theProgramOfTheReadmeIsTheConsumers() throws IOException {
        List<Fence> blocks = Fence.of(Path.of("README.md"));
        Fence program = first(blocks, Fence.JAVA);

        assertThat(CONSUMER.resolve("src/main/java/example/Embedding.java"))
                .content()
                .endsWith("package example;\n\n" + program.text());
        assertThat(CONSUMER.resolve("expected.txt"))
                .hasContent(first(blocks, Fence.PRINTED).text());
    }

    private static Fence first(List<Fence> blocks, String kind) {
        return blocks.stream()
                .filter(block -> block.info().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** {@return the name of the class} */
    private String compile(Fence fence) throws IOException {
        String source = fence.text();
        Matcher declared = CLASS.matcher(source);
        boolean isWhole = declared.find();
        String name = isWhole ? declared.group(1) : "Members";
        Path file = Files.writeString(folder.resolve(name + ".java"), isWhole ? source : enclosed(name, source));
        ByteArrayOutputStream faults = new ByteArrayOutputStream();
        // Jars name others in their manifests that nobody needs, hence "-path".
        String[] strict = {"--release", "17", "-proc:none", "-Xlint:all,-path", "-Werror"};
        Stream<String> words = Stream.of("-cp", Jvm.classPath(), "-d", folder.toString(), file.toString());
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, faults, Stream.concat(Stream.of(strict), words).toArray(String[]::new));
        assertThat(status)
                .as("%s: %s", fence, faults.toString(StandardCharsets.UTF_8))
                .isZero();
        return name;
    }

    /** Members of a class, behind their imports. */
    private static String enclosed(String name, String source) {
        Matcher imports = IMPORTS.matcher(source);
        assertThat(imports.lookingAt()).isTrue();
        return imports.group() + "class " + name + " {\n" + source.substring(imports.end()) + "}\n";
    }

    private String run(String program) throws IOException, InterruptedException {
        String classPath = folder + File.pathSeparator + Jvm.classPath();
        Jvm.Ended ended = Jvm.run(folder, Map.of(), Jvm.command(classPath, program));
        assertThat(ended.status()).as(ended.printed()).isZero();
        return ended.printed();
    }
}
