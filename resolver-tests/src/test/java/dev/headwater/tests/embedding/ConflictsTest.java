// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.headwater.api.DefectException;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another version of a library before ours on the class path is named, with where it is and what would fit. */
class ConflictsTest {
    @TempDir
    private Path other;

    @Test
    void anOkioWithoutWhatOkHttpNeeds() throws Exception {
        compile("okio/ByteString.java", "package okio; public class ByteString {}");

        assertThat(thrown("http://127.0.0.1:1/"))
                .hasMessageContaining("java.lang.NoSuch")
                .hasMessageContaining("Okio on the class path is " + other)
                .hasMessageContaining("and com.squareup.okio:okio-jvm:");
    }

    @Test
    void anAntlrThatReadsOtherTables() throws Exception {
        compile(
                "org/antlr/v4/runtime/atn/ATNDeserializer.java",
                "package org.antlr.v4.runtime.atn; public class ATNDeserializer {"
                        + " public ATN deserialize(char[] data) {"
                        + " throw new UnsupportedOperationException(\"version 4 (expected 3)\"); } }");

        compile("org/antlr/v4/runtime/Parser.java", "package org.antlr.v4.runtime; public class Parser {}");

        for (int time = 0; time < 2; time++) {
            assertThat(thrown("[[index]]\nid = \"main\"\nurl = \"https://packages.example.org/\""))
                    .hasMessageContaining("java.lang.ExceptionInInitializerError")
                    .hasMessageContaining("ANTLR's runtime on the class path is " + other)
                    .hasMessageContaining("and org.antlr:antlr4-runtime:");
        }
    }

    /** The versions that messages name are those that are built with. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.antlr.v4.runtime.Parser",
                "org.tomlj.Toml",
                "com.fasterxml.jackson.core.JsonFactory",
                "com.google.common.collect.ImmutableList",
                "okio.Buffer",
                "okhttp3.OkHttpClient",
                "kotlin.Unit",
                "org.jsoup.Jsoup",
                "com.github.benmanes.caffeine.cache.Caffeine",
                "io.github.resilience4j.core.Registry",
                "io.github.resilience4j.retry.Retry"
            })
    void theVersionThatIsNeededIsTheOneThatIsHere(String type) {
        assertThat(DefectException.of(new NoSuchMethodError("'void " + type + ".gone(int)'"))
                        .conflict())
                .isEmpty();
    }

    @Test
    void nothingIsSaidOfClassesThatAreNobodysLibrary() {
        assertThat(DefectException.of(new NoClassDefFoundError("org/example/Missing"))
                        .conflict())
                .isEmpty();
        assertThat(DefectException.of(new IllegalStateException("okio.Buffer")).conflict())
                .isEmpty();
    }

    private void compile(String file, String source) throws IOException {
        Path path = other.resolve("source").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, source);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        other.toString(),
                        path.toString());
        assertThat(status).isZero();
    }

    /** {@return what a guest meets whose class path begins with other classes} */
    private Throwable thrown(String asked) throws Exception {
        List<URL> path = new ArrayList<>();
        path.add(other.toUri().toURL());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            path.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            @SuppressWarnings("unchecked") // What it is, from the other loader.
            UnaryOperator<String> guest = (UnaryOperator<String>)
                    loader.loadClass(Guest.class.getName()).getConstructor().newInstance();
            Throwable thrown = catchThrowable(() -> guest.apply(asked));
            assertThat(thrown.getClass().getName()).isEqualTo(DefectException.class.getName());
            return thrown;
        }
    }
}
