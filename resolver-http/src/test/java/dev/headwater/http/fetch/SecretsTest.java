// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.Credential;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final HttpUrl URL = HttpUrl.get("https://packages.example.org/simple/?signature=s1gn4ture");
    private static final String PASSWORD = "Tr0ub4dor &3/ü";

    private static Secrets basic(String user, String password) {
        return new Secrets(Optional.of(Credential.basic(user, password).authorization()), URL);
    }

    @Test
    void areMaskedHoweverTheyAreWritten() {
        Secrets secrets = basic("alice", PASSWORD);
        String encoded = Base64.getEncoder().encodeToString(PASSWORD.getBytes(StandardCharsets.UTF_8));
        assertThat(secrets.masked("<" + PASSWORD + "> <" + PASSWORD.toLowerCase(java.util.Locale.ROOT) + ">"))
                .isEqualTo("<********> <********>");
        assertThat(secrets.masked("Tr0ub4dor+%263%2F%C3%BC Tr0ub4dor%20%263%2F%C3%BC Tr0ub4dor%20&3%2F%C3%BC"))
                .isEqualTo("******** ******** ********");
        assertThat(secrets.masked(Credential.basic("alice", PASSWORD).authorization()))
                .isEqualTo("********");
        assertThat(basic("alice", "hunter2").masked("%68%75%6e%74%65%72%32 %68%75%6E%74%65%72%32"))
                .isEqualTo("******** ********");
        assertThat(secrets.masked(encoded)).doesNotContain(encoded.substring(0, 6));
        assertThat(secrets.masked("alice, s1gn4ture")).isEqualTo("alice, ********");
    }

    @Test
    void areMaskedWhereAShortenedTextCutsThem() {
        assertThat(basic("alice", PASSWORD).masked("a title of Tr0ub4…")).isEqualTo("a title of ********…");
    }

    @Test
    void mayBeTheUserToo() {
        assertThat(basic("a-token-of-some-service", "x-oauth-basic").masked("a-token-of-some-service"))
                .isEqualTo("********");
        assertThat(basic("token", "").masked("token")).isEqualTo("********");
    }

    @Test
    void thatAreShortMaskNothing() {
        assertThat(basic("bob", "a").masked("a page of another project")).isEqualTo("a page of another project");
    }
}
