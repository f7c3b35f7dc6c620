// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EvaluationTest {
    private static final Instant NOW = Instant.parse("2026-03-10T00:00:00Z");

    private static Evaluation evaluation(InputStream in, OutputStream out) {
        return new Evaluation(in, out, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static List<String> answers(String questions) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            evaluation(new ByteArrayInputStream(questions.getBytes(StandardCharsets.UTF_8)), out)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Nested
    class Questions {
        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                        {"version": "2.0-3"} | {"normalized":"2.0.post3"}
                        {"compare": ["1.10", "1.9"]} | {"order":1}
                        {"specifier": ">=2,<3", "version": "2.5rc1"} | {"contains":true}
                        {"specifier": ">=2,<3", "version": "2.5rc1", "prereleases": false} | {"contains":false}
                        {"specifier": "<3", "versions": ["2.0", "3.0a1", "1.0"]} | {"filter":["2.0","1.0"]}
                        {"specifiers": [">=2", "<2"]} | {"satisfiable":false}
                        {"marker": "extra == 'fast'", "environment": {}, "extras": ["Fast"]} | {"value":true}
                        {"marker": "os_name == 'nt'", "environment": {}} | {"value":null,"unknown":["os_name"]}
                        {"requirement": "Kettle[b,a] >=1"} | {"name":"kettle","extras":["a","b"],"specifier":">=1","marker":null,"url":null}
                        {"wheel": "kettle-1.0-3-py3-none-any.whl"} | {"name":"kettle","version":"1.0","build":"3","tags":["py3-none-any"]}
                        {"sdist": "kettle-1.0.tar.gz"} | {"name":"kettle","version":"1.0"}
                        """)
        void areAnswered(String question, String answer) {
            assertThat(answers(question)).containsExactly(answer);
        }

        @Test
        void ofTagsAreAnsweredBestFirst() {
            String question =
                    "{\"tags\": {\"python\": \"3.12\", \"platforms\": [\"win_amd64\"], \"implementation\": \"cp\"}}";

            assertThat(answers(question))
                    .singleElement()
                    .asString()
                    .startsWith("{\"tags\":[\"cp312-cp312-win_amd64\",");
        }
    }

    /** The file has for each case a line that says what it shows, the question, and what its answer has in it. */
    static Stream<Arguments> universes() throws IOException {
        try (InputStream in = EvaluationTest.class.getResourceAsStream("universes.txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            return IntStream.range(0, lines.size() / 3)
                    .mapToObj(i -> Arguments.of(lines.get(3 * i), lines.get(3 * i + 1), lines.get(3 * i + 2)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("universes")
    void theRuleCanBeAsked(String what, String question, String parts) {
        assertThat(answers(question)).singleElement().asString().contains(parts.split(" & "));
        assertThat(answers(question)).as("asked again").isEqualTo(answers(question));
    }

    @Test
    void anAnswerAboutIndexesIsPartOfTheJsonOfAResolution() {
        assertThat(answers("{\"id\": 3, \"indexes\": \"[a]\\nlib 1.0\", \"require\": [\"lib\"]}"))
                .singleElement()
                .asString()
                .startsWith(
                        "{\"id\":3,\"outcome\":\"resolved\",\"packages\":[{\"name\":\"lib\",\"version\":\"1.0\","
                                + "\"index\":\"a\",\"rule\":\"order\",\"direct\":true,\"extras\":[],\"offer\":\"file\",\"file\":{")
                .contains("}],\"ownership\":[{\"name\":\"lib\",\"rule\":\"order\",\"owner\":\"a\","
                        + "\"asked\":[{\"index\":\"a\",\"answer\":\"present\",\"fault\":null}]}]");
    }

    @Test
    void aUniverseThatIsLargerThanItLooksIsRefused() {
        String versions = IntStream.range(0, 4000).mapToObj(i -> " " + i).collect(Collectors.joining());
        String question = "{\"indexes\": \"[a]\\nlib" + versions + "\\n| sdist | wheel | file " + "x".repeat(5000)
                + "\", \"require\": [\"lib\"]}";

        assertThat(answers(question)).singleElement().asString().startsWith("{\"error\":\"'indexes' is larger");
    }

    @Nested
    class WhatIsNotValid {
        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                        {"id": "x", "version": "1..0"} | {"id":"x","error":"not a version | ,"position":1}
                        {"id": 1.50} | {"id":1.50,"error":"a question has one of | ,"position":0}
                        nonsense | {"error":"not JSON | ,"position":
                        [] | {"error":"a question is a JSON object","position":0} | }
                        {"marker": "os_name == 'nt'", "environment": {"os": "x"}} | {"error":"an environment has no field 'os'" | ,"position":0}
                        {"id": 1, "indexes": "[a]\\nlib one", "require": ["lib"]} | {"id":1,"error":"not an index as text | ,"position":8}
                        {"indexes": "[a]\\nlib 1", "require": ["lib =="]} | {"error":"not a requirement | ,"position":
                        {"indexes": "[a]\\nlib 1", "require": ["lib"], "python": "three"} | {"error":"not a | ,"position":
                        {"indexes": "", "require": ["lib"]} | {"error":"index: no index is configured | ,"position":0}
                        {"indexes": "[a]", "policy": {"index": [{"id": "b"}]}} | {"error":"policy: index[0].id: the text has no index 'b', only [a]" | ,"position":0}
                        {"indexes": "[a]", "policy": {"index": [{"id": "a", "url": "x"}]}} | {"error":"policy: index[0].url: what an index is and where, the text says; remove this key" | ,"position":0}
                        {"indexes": "[a]", "policy": {"index": [{"id": "a", "sources": [{"path": "x"}]}]}} | {"error":"policy: index[0].sources: what an index is and where, the text says; remove this key" | ,"position":0}
                        {"indexes": "[a]", "policy": {"index": [{"id": "a", "kind": "debian"}]}} | {"error":"policy: index[0].kind: what an index is and where, the text says; remove this key" | ,"position":0}
                        {"indexes": "[a]", "policy": {"index": [{"id": "a", "retries": "3"}]}} | {"error":"policy: index[0].retries: this is a number" | ,"position":0}
                        {"indexes": "[a]", "policy": {"pins": {"lib": "b"}}} | {"error":"pins.lib: 'lib' is pinned to 'b', which the policy does not define | ,"position":0}
                        {"indexes": "[a]", "policy": {"pins": {"x_y": "a", "x-y": "a"}}} | {"error":"policy: pins.x-y: 'x-y' is written twice | ,"position":0}
                        {"indexes": "[a]", "policy": {"pin": {}}} | {"error":"policy: pin: this key is not known; did you mean 'pins'? | ,"position":0}
                        {"indexes": "[a]", "policy": {"resolution": {"prerelease": "maybe"}}} | {"error":"policy: resolution.prerelease: | ,"position":0}
                        {"indexes": "[a]", "policy": {"pins": [[[[[[[[]]]]]]]]}} | {"error":"'policy' is deeper than a policy is" | ,"position":0}
                        {"indexes": "[a]", "require": ["lib"], "now": "soon"} | {"error":"'now': 'soon' is no time | ,"position":0}
                        {"compare": ["1"]} | {"error":"'compare' is a list of two versions" | ,"position":0}
                        """)
        void isAnsweredWithItsPlace(String question, String begin, String part) {
            assertThat(answers(question))
                    .singleElement()
                    .asString()
                    .startsWith(begin)
                    .contains(part);
        }

        @Test
        void doesNotKeepTheNextFromBeingAnswered() {
            assertThat(answers("{\n\n{\"version\": \"1\"}\r\n"))
                    .hasSize(2)
                    .last()
                    .isEqualTo("{\"normalized\":\"1\"}");
        }

        @Test
        void isALineOfManyMegabytes() {
            String line = "{\"version\": \"" + "1".repeat(5 << 20) + "\"}";

            assertThat(answers(line + "\n{\"version\": \"1\"}"))
                    .hasSize(2)
                    .first()
                    .asString()
                    .contains("at most");
        }
    }

    @Test
    void anAnswerIsWrittenBeforeMoreIsWaitedFor() throws IOException, InterruptedException {
        PipedOutputStream questions = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(questions);
        PipedInputStream answers = new PipedInputStream();
        PipedOutputStream out = new PipedOutputStream(answers);
        Thread evaluation = new Thread(() -> {
            try {
                evaluation(in, out).run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        evaluation.start();

        questions.write("{\"version\": \"1\"}\n".getBytes(StandardCharsets.UTF_8));
        questions.flush();

        assertThat(new String(answers.readNBytes(19), StandardCharsets.UTF_8)).isEqualTo("{\"normalized\":\"1\"}\n");
        questions.close();
        evaluation.join();
    }
}
