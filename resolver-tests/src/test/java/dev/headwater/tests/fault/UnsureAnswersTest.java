// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.core.Resolvers;
import dev.headwater.http.HttpIndexes;
import dev.headwater.tests.fault.Release.Form;
import dev.headwater.tests.loopback.Framing;
import dev.headwater.tests.loopback.LoopbackServer;
import dev.headwater.tests.loopback.Question;
import dev.headwater.tests.loopback.Reply;
import dev.headwater.tests.loopback.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that nothing vouches for are not what a file is passed over for. */
@Timeout(120)
class UnsureAnswersTest {
    private static Supplies lamp(Form form) {
        return new Supplies(
                List.of(new Release("lamp", "2", List.of(), form), new Release("lamp", "3", List.of(), form)),
                List.of(),
                List.of("lamp"));
    }

    /** {@return what comes of answers that are as a test changes them} */
    private static ResolutionOutcome resolve(
            Supplies supplies, boolean inHtml, Function<Question, @Nullable Reply> changed) {
        return resolve(supplies, inHtml, Framing.LENGTH, changed);
    }

    private static ResolutionOutcome resolve(
            Supplies supplies, boolean inHtml, Framing framing, Function<Question, @Nullable Reply> changed) {
        Replies replies = new Replies(supplies, inHtml);
        JumpingClock clock = new JumpingClock();
        try (LoopbackServer server = new LoopbackServer((question, line) -> {
            Reply reply = changed.apply(question);
            Reply said = reply == null ? replies.of(question.path()) : reply;
            return line.say(Wire.of(said.to(question), framing, false));
        })) {
            String base = "http://127.0.0.1:" + server.port() + "/";
            return new Loopback(base, Duration.ofSeconds(30), 0).resolve(supplies, HttpIndexes.builder(), clock);
        }
    }

    private static void assertLamp3(ResolutionOutcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ResolutionOutcome.Resolved.class,
                        resolved -> assertThat(resolved.packages())
                                .singleElement()
                                .satisfies(pin -> assertThat(pin.version()).hasToString("3")));
    }

    /** {@return a page of which so much is left, up to a mark} */
    private static Reply cutOff(Supplies supplies, String mark) {
        Reply page = new Replies(supplies, true).of("/upper/lamp/");
        int end = new String(page.body(), StandardCharsets.UTF_8).indexOf(mark);
        return page.withBody(Arrays.copyOf(page.body(), end));
    }

    @Test
    void aPageInHtmlThatMayHaveBeenCutOffIsNoAnswer() {
        Supplies supplies = lamp(Form.HASHED);
        Reply broken = cutOff(supplies, "<a href=\"../lamp-3");

        assertThat(resolve(
                        supplies,
                        true,
                        Framing.CLOSE,
                        question -> question.path().endsWith("lamp/") ? broken : null))
                .isInstanceOf(ResolutionOutcome.IndexFailure.class)
                .asString()
                .contains("whether it is whole");
    }

    @Test
    void aPageInHtmlThatHasItsEndIsOneThoughItsLengthIsNotSaid() {
        assertLamp3(resolve(lamp(Form.HASHED), true, Framing.CLOSE, question -> null));
    }

    @Test
    void aPageInHtmlOfWhichTheLengthIsSaidNeedsNoEnd() {
        Supplies supplies = lamp(Form.HASHED);
        Reply endless = cutOff(supplies, "</body>");

        assertLamp3(resolve(supplies, true, question -> question.path().endsWith("lamp/") ? endless : null));
    }

    @Test
    void aFlatPageOfWhichTheLengthIsNotSaidIsNoAnswerWhateverItEndsIn() {
        Reply page = new Replies(lamp(Form.HASHED), true).of("/upper/lamp/");

        assertThat(flat(page, Framing.CLOSE))
                .isInstanceOf(ResolutionOutcome.IndexFailure.class)
                .asString()
                .contains("its length is not said");
        assertLamp3(flat(page, Framing.LENGTH));
    }

    /** {@return what comes of a page that is the one of its index; all else is as it should be} */
    private static ResolutionOutcome flat(Reply page, Framing framing) {
        Supplies supplies = lamp(Form.HASHED);
        Replies replies = new Replies(supplies, true);
        try (LoopbackServer server = new LoopbackServer((question, line) -> {
            boolean isPage = question.path().endsWith("/");
            Reply said = isPage ? page : replies.of(question.path());
            return line.say(Wire.of(said.to(question), isPage ? framing : Framing.LENGTH, false));
        })) {
            String url = "http://127.0.0.1:" + server.port() + "/upper/lamp/";
            IndexPolicy policy = IndexPolicy.builder()
                    .index(IndexEntry.builder(IndexId.parse("flat"), url)
                            .kind(IndexKind.FLAT)
                            .retries(0)
                            .build())
                    .build();
            JumpingClock clock = new JumpingClock();
            try (HttpIndexes indexes = HttpIndexes.builder().clock(clock).build();
                    Resolver resolver = Resolvers.builder()
                            .policy(policy)
                            .indexes(indexes)
                            .clock(clock)
                            .build()) {
                return resolver.resolve(Loopback.request(supplies));
            }
        }
    }

    @Test
    void theEndOfAnotherWheelHasTheWholeOneRead() {
        Supplies supplies = lamp(Form.WHEEL);
        Reply other = new Replies(supplies, false).of("/upper/lamp-2-py3-none-any.whl");

        assertLamp3(resolve(
                supplies,
                false,
                question -> question.path().endsWith("lamp-3-py3-none-any.whl")
                                && question.header("range").isPresent()
                        ? other
                        : null));
    }

    @Test
    void metadataOfAnotherFileThatHasNoHashHasTheArchiveRead() {
        Supplies supplies = lamp(Form.ANNOUNCED);
        Reply other = new Replies(supplies, false).of("/upper/lamp-2-py3-none-any.whl.metadata");

        assertLamp3(resolve(
                supplies,
                false,
                question -> question.path().endsWith("lamp-3-py3-none-any.whl.metadata") ? other : null));
    }
}
