// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What came instead of an answer is a value; its words and its JSON are made here alone. */
class FaultTextTest {
    private static final String URL = "https://example.org/simple/lib/";
    private static final FaultDetail STATUS = new FaultDetail.Status(503);

    @Test
    void eachCaseHasWordsOfItsOwn() {
        assertThat(details().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(FaultDetail.class.getPermittedSubclasses());
        assertThat(details().map(FaultTextTest::words))
                .doesNotHaveDuplicates()
                .allSatisfy(words -> assertThat(words).isNotBlank().doesNotContain("null", "Optional", "[", "."));
    }

    @Test
    void eachCaseIsDataInJson() {
        assertThat(details().map(FaultTextTest::json)).doesNotHaveDuplicates();
        assertThat(json(new FaultDetail.Tls(FaultDetail.Tls.Problem.OTHER_HOST, "host", Optional.of("other"))))
                .contains("\"detail\": {\"type\": \"tls\", \"problem\": \"other-host\", \"host\": \"host\","
                        + " \"named\": \"other\"}}");
        assertThat(json(new FaultDetail.Late(FaultDetail.Late.Awaited.ANSWER, Duration.ofSeconds(5))))
                .contains("\"text\": \"" + URL + ": no answer within 5 s\", \"detail\": {\"type\": \"late\","
                        + " \"awaited\": \"answer\", \"within\": 5000}}");
        assertThat(json(new FaultDetail.Suspended(Optional.of(STATUS), 2, 3)))
                .contains("\"before\": {\"type\": \"status\", \"code\": 503,", "\"failed\": 2, \"calls\": 3}");
    }

    @Test
    void durationsAreWrittenAsPeopleDo() {
        assertThat(late(Duration.ofMillis(300))).endsWith("within 300 ms");
        assertThat(late(Duration.ofSeconds(10))).endsWith("within 10 s");
        assertThat(late(Duration.ofHours(1))).endsWith("within 60 min");
        assertThat(late(Duration.ofDays(2))).endsWith("within 48 h");
    }

    @Test
    void aRedirectWithoutAPlaceNamesItsStatus() {
        FaultDetail detail = new FaultDetail.Redirect(FaultDetail.Redirect.Refusal.NO_TARGET, Optional.empty());

        assertThat(FaultText.received(IndexFault.of(Kind.REDIRECT, URL, detail).withStatus(302)))
                .isEqualTo("status 302 without a place to go");
    }

    @Test
    void howOftenItWasTriedIsSaidBehind() {
        assertThat(FaultText.of(IndexFault.ofStatus(503, URL).after(3)))
                .isEqualTo(URL + ": status 503 (tried 3 times)");
    }

    private static Stream<FaultDetail> details() {
        return Stream.of(
                        Stream.of(
                                new FaultDetail.Status(403, Optional.of("not you"), true),
                                new FaultDetail.TooManyRedirects(10),
                                new FaultDetail.Redirected("elsewhere", STATUS),
                                new FaultDetail.TooLarge(5, OptionalLong.empty()),
                                new FaultDetail.TooLarge(5, OptionalLong.of(6)),
                                new FaultDetail.MediaType(""),
                                new FaultDetail.MediaType("text/plain"),
                                new FaultDetail.OtherHashes("lib", "elsewhere"),
                                new FaultDetail.KnownProject(Samples.LIB, Optional.empty()),
                                new FaultDetail.KnownProject(Samples.LIB, Optional.of(STATUS)),
                                new FaultDetail.Postponed(STATUS, Duration.ofHours(1), Duration.ofSeconds(1)),
                                new FaultDetail.Suspended(Optional.empty(), 0, 0),
                                new FaultDetail.Suspended(Optional.empty(), 2, 3),
                                new FaultDetail.WithMirrors(STATUS, List.of(IndexFault.ofStatus(404, "mirror"))),
                                new FaultDetail.Quoted("the archive ends early")),
                        Arrays.stream(FaultDetail.Redirect.Refusal.values())
                                .map(refusal -> new FaultDetail.Redirect(refusal, Optional.of("elsewhere"))),
                        Arrays.stream(FaultDetail.Tls.Problem.values())
                                .map(problem -> new FaultDetail.Tls(problem, "host", Optional.empty())),
                        Arrays.stream(FaultDetail.Late.Awaited.values())
                                .map(awaited -> new FaultDetail.Late(awaited, Duration.ofSeconds(5))),
                        Arrays.stream(FaultDetail.Unconnected.Problem.values())
                                .map(problem -> new FaultDetail.Unconnected(problem, "host")),
                        Arrays.stream(FaultDetail.Address.Reach.values())
                                .map(reach -> new FaultDetail.Address("host", reach)))
                .flatMap(some -> some);
    }

    private static String late(Duration within) {
        return words(new FaultDetail.Late(FaultDetail.Late.Awaited.ANSWER, within));
    }

    private static String words(FaultDetail detail) {
        return FaultText.received(IndexFault.of(Kind.OTHER, URL, detail));
    }

    private static String json(FaultDetail detail) {
        Ownership record = Ownership.builder(Samples.LIB, OwnerRule.ORDER)
                .unavailable(Samples.DISTRO, IndexFault.of(Kind.OTHER, URL, detail))
                .build();
        return OwnershipReport.of(List.of(record)).json();
    }
}
