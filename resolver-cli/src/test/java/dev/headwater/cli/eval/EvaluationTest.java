// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {
    private static List<String> answers(String questions) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new Evaluation(new ByteArrayInputStream(questions.getBytes(StandardCharsets.UTF_8)), out).run();
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

    @Nested
    class WhatIsNotValid {
        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                        {"id": "x", "version": "1..0"} | {"id":"x","error":"not a version | ,"position":1}
                        {"id": 1.50} | {"id":1.50,"error":"a question has one of | ,"position":0}
                        nonsense | {"error":"not JSON | ,"position":
                        [] | {"error":"a question is a JSON object","position":0} | }
                        {"marker": "os_name == 'nt'", "environment": {"os": "x"}} | {"error":"an environment has no field 'os'" | ,"position":0}
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
                new Evaluation(in, out).run();
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
