// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.http.cache.AnswerFacts;
import dev.headwater.http.cache.AnswerSource;
import dev.headwater.http.cache.Freshness;
import dev.headwater.http.cache.Reply;
import dev.headwater.http.cache.StoredAnswer;
import dev.headwater.http.fetch.PageRedirects;
import dev.headwater.http.fetch.Reply.Answered;
import dev.headwater.http.page.FlatPage;
import dev.headwater.http.page.UnreadablePageException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks one location for its flat page: any status but 200 says nothing about any project. */
final class FlatSource implements AnswerSource<FlatListing>, Pages.Meaning<FlatListing> {
    private final IndexEntry entry;
    private final Location location;
    private final Connections connections;

    FlatSource(IndexEntry entry, Location location, Connections connections) {
        this.entry = entry;
        this.location = location;
        this.connections = connections;
    }

    @Override
    public CompletableFuture<Reply<FlatListing>> ask(Optional<AnswerFacts> kept) {
        return Pages.ask(
                connections,
                Pages.fetch(location.url(), location.site()).redirects(PageRedirects.ofFlatPage(location.url())),
                kept,
                this);
    }

    @Override
    public Reply<FlatListing> of(Pages.Response response) {
        if (response.reply() instanceof Answered answer) {
            return answer.status() == Pages.OK ? page(answer, response) : unavailable(answer.fault());
        } else if (response.reply() instanceof dev.headwater.http.fetch.Reply.Failed failed) {
            return unavailable(failed.fault());
        }
        return unavailable(IndexFault.of(IndexFault.Kind.REDIRECT, location.url(), "a redirect that leads away"));
    }

    private Reply<FlatListing> page(Answered answer, Pages.Response response) {
        if (!answer.complete()) {
            // What a page that was cut off no longer lists would be taken for absent.
            return unavailable(Pages.fault(
                    answer,
                    IndexFault.Kind.CONTENT,
                    "a page of which nobody can tell whether it is whole: its length is not said",
                    Optional.of(Remedy.of(Remedy.Action.SEND_LENGTH))));
        }
        try {
            FlatPage page = FlatPage.read(Pages.text(answer));
            Freshness freshness = freshness(response);
            AnswerFacts facts = Pages.facts(answer, location.url(), response, freshness);
            return Reply.of(
                    new FlatListing.Listed(page, response.answered()), StoredAnswer.of(facts, page.pack()), freshness);
        } catch (UnreadablePageException e) {
            return unavailable(Pages.unreadable(answer, e));
        }
    }

    /** Whatever the page does not list is absent, and no absence is believed for longer than the policy lets it. */
    @Override
    public Freshness freshness(Pages.Response response) {
        Freshness said = Pages.Meaning.super.freshness(response);
        Instant latest = response.answered().plus(entry.absentMaxAge());
        return said.until().isBefore(latest) ? said : new Freshness(said.mayBeKept(), latest);
    }

    private static Reply<FlatListing> unavailable(IndexFault fault) {
        return new Reply.Passing<>(new FlatListing.Unavailable(fault));
    }

    @Override
    public Optional<FlatListing> read(StoredAnswer answer) {
        try {
            return Optional.of(new FlatListing.Listed(
                    FlatPage.unpack(answer.body()), answer.facts().fetchedAt()));
        } catch (UnreadablePageException e) {
            return Optional.empty();
        }
    }

    @Override
    public FlatListing unavailableOffline() {
        return new FlatListing.Unavailable(Pages.offline(location.url()));
    }

    @Override
    public void usesStaleAbsence(AnswerFacts absence) {
        throw new IllegalStateException("a flat page is never kept as absent");
    }
}
