// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.api.asking.Linked;
import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.Remedy;
import dev.headwater.http.body.ReplyHeaders;
import dev.headwater.http.cache.AnswerFacts;
import dev.headwater.http.cache.Freshness;
import dev.headwater.http.cache.SourceResult;
import dev.headwater.http.fetch.Fetch;
import dev.headwater.http.fetch.FetchResult;
import dev.headwater.http.fetch.FetchResult.Answered;
import dev.headwater.http.fetch.Site;
import dev.headwater.http.page.PageText;
import dev.headwater.http.page.UnreadablePageException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What project pages and flat pages have in common: how they are asked for, and whether a kept one still holds. */
final class Pages {
    static final int OK = 200;

    private static final long LARGEST = 256L << 20;

    /** JSON before HTML; what old servers call plain HTML comes last. */
    private static final String ACCEPT =
            "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2," + " text/html;q=0.01";

    private Pages() {}

    /** A reply, and between which times it came. */
    record Response(FetchResult reply, Instant asked, Instant answered) {
        ReplyHeaders headers() {
            return reply.headers();
        }
    }

    /** What responses to one question mean. */
    interface Meaning<T> {
        /** {@return the meaning of a response other than that the kept one still holds} */
        SourceResult<T> of(Response response);

        /** {@return how long a page holds} */
        default Freshness freshness(Response response) {
            return Freshness.ofPage(response.headers()::value, response.asked(), response.answered());
        }
    }

    static Fetch.Builder fetch(String url, Site site) {
        return Fetch.builder(url, site)
                .purpose(Fetch.Purpose.PAGE)
                .accept(ACCEPT)
                .mostBytes(LARGEST);
    }

    /** Asks for a page, or whether the one that is kept still holds, and tells what else the reply means. */
    static <T> CompletableFuture<SourceResult<T>> ask(
            Connections connections, Fetch.Builder fetch, Optional<AnswerFacts> kept, Meaning<T> meaning) {
        boolean conditional = kept.isPresent()
                && (kept.get().etag().isPresent() || kept.get().lastModified().isPresent());
        if (conditional) {
            setValidators(fetch, kept.get());
        }
        Instant asked = connections.clock().instant();
        CompletableFuture<FetchResult> call = connections.fetcher().get(fetch.build());
        CompletableFuture<SourceResult<T>> reply = call.thenApply(given -> {
            try (given) {
                Response response =
                        new Response(given, asked, connections.clock().instant());
                return conditional && given.isNotModified()
                        ? new SourceResult.Unchanged<>(meaning.freshness(response))
                        : meaning.of(response);
            }
        });
        return Linked.cancelling(reply, call);
    }

    private static void setValidators(Fetch.Builder fetch, AnswerFacts kept) {
        if (kept.etag().isPresent()) {
            fetch.ifNoneMatch(kept.etag().get());
        }
        if (kept.lastModified().isPresent()) {
            fetch.ifModifiedSince(kept.lastModified().get());
        }
    }

    static PageText text(Answered answer) {
        PageText came = new PageText(
                answer.body().array(),
                (int) answer.body().size(),
                answer.headers().value("Content-Type").orElse(""),
                answer.url());
        PageText text = answer.complete() ? came : came.unended();
        return answer.toldSecrets() ? text.masking(answer::masked, answer::maskedLogin) : text;
    }

    static AnswerFacts facts(Answered answer, String url, Response response, Freshness freshness) {
        return new AnswerFacts(
                AnswerFacts.Presence.PRESENT,
                url,
                answer.headers().value("ETag"),
                answer.headers().value("Last-Modified"),
                response.answered(),
                freshness.until(),
                answer.authenticated());
    }

    /** {@return the fault of a page that cannot be read, without what it repeats of a login} */
    static IndexFault unreadable(Answered answer, UnreadablePageException e) {
        Optional<Remedy> remedy = e.remedy().map(said -> Remedy.of(said.action(), answer.masked(said.subject())));
        return fault(answer, e.kind(), e.detail().masked(answer::masked), remedy);
    }

    /** {@return a fault of what stands in an answer} */
    static IndexFault fault(Answered answer, IndexFault.Kind kind, FaultDetail detail, Optional<Remedy> remedy) {
        IndexFault fault = IndexFault.of(kind, answer.fault().location(), detail)
                .withStatus(answer.status())
                .after(answer.attempts());
        return remedy.map(fault::withRemedy).orElse(fault);
    }

    static IndexFault offline(String url) {
        return IndexFault.of(IndexFault.Kind.OFFLINE, url, "no stored answer, and offline nothing is asked")
                .withRemedy(Remedy.of(Remedy.Action.GO_ONLINE));
    }
}
