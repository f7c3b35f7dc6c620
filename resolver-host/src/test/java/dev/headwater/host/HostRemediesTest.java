// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.index.Remedy.Action;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostRemediesTest {
    private static final IndexFault FAULT = IndexFault.of(Kind.STATUS, "https://example.org/simple/lib/", "status 401");

    private final HostRemedies words = new HostRemedies();

    @ParameterizedTest
    @EnumSource(names = {"GIVE_LOGIN", "RENEW_LOGIN", "ASK_FOR_ACCESS"})
    void namesTheVariablesOfTheIndexAndNetrc(Action action) {
        assertThat(words.of(Remedy.of(action, "https://example.org"), FAULT, Optional.of(IndexId.parse("my-feed"))))
                .contains(
                        "HEADWATER_INDEX_MY_FEED_TOKEN",
                        "HEADWATER_INDEX_MY_FEED_USERNAME and HEADWATER_INDEX_MY_FEED_PASSWORD",
                        "HEADWATER_INDEX_MY_FEED_ORIGIN=https://example.org",
                        ".netrc");
    }

    @Test
    void namesNoVariableOfAnIndexForAUrlOfTheRequest() {
        assertThat(words.of(Remedy.of(Action.GIVE_LOGIN, "https://example.org"), FAULT, Optional.empty()))
                .contains(".netrc")
                .doesNotContain("HEADWATER");
    }

    @Test
    void namesTheVariablesOfProxiesAndCertificates() {
        assertThat(words.of(Remedy.of(Action.GIVE_PROXY_LOGIN), FAULT, Optional.empty()))
                .contains("HTTPS_PROXY");
        assertThat(words.of(Remedy.of(Action.TRUST_AUTHORITY), FAULT, Optional.empty()))
                .contains("SSL_CERT_FILE");
    }
}
