// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.Credential;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.http.body.Body;
import dev.headwater.http.fetch.Fetch;
import dev.headwater.http.fetch.FetchResult;
import dev.headwater.http.fetch.Fetcher;
import dev.headwater.http.fetch.Site;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sites and fetches of tests. Nothing that goes well takes this long; what is to be late gets a short time. */
final class Sites {
    static final Duration AMPLE = Duration.ofSeconds(30);
    static final Duration SHORT = Duration.ofMillis(300);

    private Sites() {}

    /** {@return a site without a login that is asked once} */
    static Site once(String url) {
        return site(url, AMPLE, 0);
    }

    static Site site(String url, Duration timeout, int retries) {
        return site(url, AuthenticationMode.AUTO, Optional.empty(), timeout, retries);
    }

    static Site withLogin(String url, AuthenticationMode mode, Credential login) {
        return site(url, mode, Optional.of(login), AMPLE, 0);
    }

    static Site site(String url, AuthenticationMode mode, Optional<Credential> login, Duration timeout, int retries) {
        return new Site(IndexId.parse("main"), Origin.parse(url), mode, login, timeout, retries, List.of(), false);
    }

    static Site withFileHosts(String url, String... hosts) {
        return new Site(
                IndexId.parse("main"),
                Origin.parse(url),
                AuthenticationMode.AUTO,
                Optional.empty(),
                AMPLE,
                0,
                List.of(hosts),
                false);
    }

    /** {@return the reply to a fetch, which comes in time whatever it is} */
    static FetchResult ask(Fetcher fetcher, Fetch fetch) {
        return fetcher.get(fetch).orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** {@return the reply to a fetch of a page by a site of its own that asks once} */
    static FetchResult ask(Fetcher fetcher, String url) {
        return ask(fetcher, Fetch.builder(url, once(url)).build());
    }

    static FetchResult.Answered answered(FetchResult reply) {
        assertThat(reply).isInstanceOf(FetchResult.Answered.class);
        return (FetchResult.Answered) reply;
    }

    static IndexFault fault(FetchResult reply) {
        assertThat(reply).isInstanceOf(FetchResult.Failed.class);
        return ((FetchResult.Failed) reply).fault();
    }

    static String text(FetchResult.Answered answer) {
        Body body = answer.body();
        return new String(body.array(), 0, (int) body.size(), StandardCharsets.UTF_8);
    }
}
