// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.http.body.Body;
import dev.headwater.http.body.ReplyHeaders;
import dev.headwater.http.fetch.AttemptResult.Blame;
import dev.headwater.http.fetch.AttemptResult.Broken;
import dev.headwater.http.fetch.AttemptResult.Came;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, and what is held against an origin. */
class AttemptResultTest {
    private static Came status(int status) {
        return new Came(status, ReplyHeaders.none(), Body.empty(), false, true, Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void statusesOfTheMomentAreWorthAnotherTry(int status) {
        assertThat(status(status).isWorthAnother()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 206, 304, 400, 401, 403, 404, 407, 410, 421, 451, 501, 505})
    void othersAreNot(int status) {
        assertThat(status(status).isWorthAnother()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 503, 599})
    void serverErrorsAreTheOriginsFault(int status) {
        assertThat(status(status).isOriginBroken()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 304, 401, 403, 404, 408, 429})
    void answersAreNot(int status) {
        assertThat(status(status).isOriginBroken()).isFalse();
    }

    @Test
    void whatBrokeGoesByWhoIsToBlame() {
        Broken moment = Broken.of(Blame.MOMENT, Kind.CONNECTION, "the connection was reset");
        assertThat(moment.isWorthAnother()).isTrue();
        assertThat(moment.isOriginBroken()).isTrue();
        Broken origin = Broken.of(Blame.ORIGIN, Kind.TLS, "its certificate has expired");
        assertThat(origin.isWorthAnother()).isFalse();
        assertThat(origin.isOriginBroken()).isTrue();
        Broken rule = Broken.of(Blame.RULE, Kind.CONTENT, "a body of more than 5 bytes");
        assertThat(rule.isWorthAnother()).isFalse();
        assertThat(rule.isOriginBroken()).isFalse();
    }
}
