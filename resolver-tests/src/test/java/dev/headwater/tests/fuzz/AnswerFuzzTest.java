// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.LockFacts;
import dev.headwater.conformance.scenario.Questions;
import dev.headwater.conformance.scenario.Step;
import dev.headwater.conformance.subject.AnswerJson;
import dev.headwater.conformance.subject.Reply;
import dev.headwater.core.InvalidLockFileException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a tool of anybody answers, and what it leaves as its lock: it is read, or said to be none. */
class AnswerFuzzTest {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST = 400;

    /** An answer is one of its step, and is the same when it is written and read again. */
    @FuzzTest(maxDuration = "1m")
    void answers(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (Step.Kind kind : Step.Kind.values()) {
            Reply reply = AnswerJson.read(text, kind, new Questions());
            if (reply instanceof Reply.Failed failed) {
                assertThat(failed.fault()).startsWith("answered ").hasSizeLessThan(10_000);
            } else if (reply instanceof Reply.Answered answered) {
                assertAnswer(answered.answer(), kind);
            }
        }
    }

    private static void assertAnswer(Answer answer, Step.Kind kind) {
        if (!answer.outcome().equals(Answer.REFUSED)) {
            assertThat(answer.outcome()).isIn(Answer.outcomes(kind));
        }
        assertThat(answer.said()).isEmpty();
        assertThat(answer.facts()).allSatisfy(fact -> assertThat(fact).doesNotContain("\n", "\u001b"));
        if (isShort(answer)) {
            Reply again = AnswerJson.read(written(answer), kind, answer.questions());
            assertThat(again).isInstanceOf(Reply.Answered.class);
            Answer same = ((Reply.Answered) again).answer();
            assertThat(same.outcome()).isEqualTo(answer.outcome());
            assertThat(same.packages()).isEqualTo(answer.packages());
            assertThat(same.facts()).isEqualTo(answer.facts());
        }
    }

    /** What is longer is cut, and cut again where its escapes make it longer. */
    private static boolean isShort(Answer answer) {
        return answer.facts().stream().allMatch(fact -> fact.length() <= LONGEST)
                && answer.packages().stream()
                        .allMatch(pin -> pin.index().orElse("").length() <= LONGEST
                                && pin.filename().orElse("").length() <= LONGEST);
    }

    private static String written(Answer answer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            AnswerJson.write(answer, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** What a lock holds does not depend on what was there before; only whether that changed does. */
    @FuzzTest(maxDuration = "1m")
    void locks(byte[] bytes) {
        Optional<String> text = Optional.of(new String(bytes, StandardCharsets.UTF_8));
        try {
            List<String> written = LockFacts.of(Optional.empty(), text);
            List<String> unchanged = LockFacts.of(text, text);
            assertThat(written).first().isEqualTo("lock written");
            assertThat(unchanged).first().isEqualTo("lock unchanged");
            assertThat(unchanged.subList(1, unchanged.size())).isEqualTo(written.subList(1, written.size()));
        } catch (InvalidLockFileException e) {
            assertThat(e.problem()).isNotEmpty();
        }
    }
}
