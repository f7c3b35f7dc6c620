// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.Credential;
import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.index.Remedy.Action;
import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.api.text.Shown;
import dev.headwater.http.address.AddressRanges;
import dev.headwater.http.fetch.AttemptResult.Blame;
import dev.headwater.http.fetch.AttemptResult.Broken;
import dev.headwater.http.fetch.AttemptResult.Came;
import dev.headwater.http.fetch.AttemptResult.Moved;
import dev.headwater.http.limit.Breaker;
import dev.headwater.http.limit.Gate;
import dev.headwater.http.limit.OriginLimits;
import dev.headwater.http.limit.Retries;
import dev.headwater.http.limit.Turns;
import dev.headwater.http.redirect.RedirectRule;
import dev.headwater.http.redirect.UrlPaths;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One fetch from question to reply: at the gate, asking, waiting to ask again, or over.
 *
 * <p>It is always in one hand only: the thread that begins it, then the one that asks, the timer's, and so on, each
 * handing it to the next. The reply alone is seen by all. Whoever completes it, be it a caller who cancels, ends the
 * exchange: what is under way then is called off.
 */
final class Exchange {
    private static final int MOST_REDIRECTS = 10;

    private final Engine engine;
    private final Fetch fetch;
    private final Site site;
    private final HttpUrl home;
    private final Retries.Counter tries;
    private final CompletableFuture<FetchResult> reply = new CompletableFuture<>();

    private HttpUrl url;
    /** Whether it has been anywhere but at the site's origin: no login is sent from then on. */
    private boolean strayed;

    private int redirects;
    private @Nullable Long deadline;
    private @Nullable AttemptResult before;

    /** Calls off what is under way. Guarded by this, like the two below. */
    private Runnable undo = () -> {};

    private int step;
    private boolean over;

    /**
     * Made without being begun.
     *
     * @param home any URL at the site's origin
     */
    Exchange(Engine engine, Fetch fetch, HttpUrl url, HttpUrl home) {
        this.engine = engine;
        this.fetch = fetch;
        this.url = url;
        this.home = home;
        site = fetch.site();
        strayed = !UrlPaths.isSameOrigin(home, url);
        tries = engine.retries().counter(site.retries());
    }

    CompletableFuture<FetchResult> reply() {
        return reply;
    }

    void begin() {
        var unused = reply.whenComplete((any, failure) -> end());
        safely(this::queue);
    }

    /** Fails because the client is closed. */
    void giveUp() {
        fail(Broken.of(Blame.RULE, Kind.CLOSED, "not answered: the client was closed"));
        end();
    }

    private void end() {
        Runnable last;
        synchronized (this) {
            over = true;
            last = undo;
            undo = () -> {};
        }
        last.run();
        engine.ended(this);
    }

    /** Goes on to what can be called off so; if the exchange is over, it has been. */
    private boolean proceed(Runnable howToUndo) {
        synchronized (this) {
            step++;
            if (!over) {
                undo = howToUndo;
                return true;
            }
        }
        howToUndo.run();
        return false;
    }

    /** A defect of ours, or of a rule that was handed in, is no answer of an index; but nobody is left waiting. */
    private void safely(Runnable work) {
        try {
            work.run();
        } catch (Throwable defect) {
            var unused = reply.completeExceptionally(described(defect));
        }
    }

    /** {@return a defect in words} Where no class can be loaded any more there are none, and yet nobody is to wait. */
    private static Throwable described(Throwable defect) {
        try {
            return DefectException.of(defect);
        } catch (LinkageError e) {
            return defect;
        }
    }

    private void queue() {
        Broken forbidden = forbidden();
        if (forbidden != null) {
            fail(forbidden);
            return;
        }
        OriginLimits.Limit limit = engine.limits().of(url);
        Consumer<Gate.Permit> turn = mine -> dispatch(limit, mine);
        Gate gate = limit.gate();
        Gate.Permit place = fetch.isPassedOn() ? gate.enterPassedOn(turn) : gate.enter(turn);
        if (proceed(place::leave)) {
            gate.letIn();
        }
    }

    private @Nullable Broken forbidden() {
        boolean isHome = UrlPaths.isSameOrigin(home, url);
        boolean isPage = fetch.purpose() == Fetch.Purpose.PAGE;
        boolean isReadable = !url.isHttps() && !AddressRanges.isLoopback(url.host());
        if (isReadable && (isPage || isHome) && !site.allowInsecure()) {
            return Broken.of(Blame.RULE, Kind.RULE, "not asked, since everybody on the way could read and change it")
                    .with(Action.ENCRYPT);
        }
        if (!isPage && !url.isHttps() && home.isHttps() && !fetch.isHashKnown()) {
            return Broken.of(
                    Blame.RULE, Kind.RULE, "not asked: the URL is not encrypted, and no sha256 says what is to come");
        }
        if (isHome
                && site.authenticate() == AuthenticationMode.ALWAYS
                && site.credential().isEmpty()) {
            return Broken.of(
                            Blame.RULE,
                            Kind.LOGIN,
                            "not asked: the index wants a login with every request, and none is known")
                    .with(Remedy.of(Action.GIVE_LOGIN, site.origin().toString()));
        }
        return null;
    }

    private void dispatch(OriginLimits.Limit limit, Gate.Permit place) {
        Turns.Turn turn = engine.turns().ask();
        try {
            engine.execute(() -> safely(() -> ask(limit, place, turn)));
        } catch (RejectedExecutionException e) {
            // Closed meanwhile.
            place.leave();
            fail(Broken.of(Blame.RULE, Kind.CLOSED, "not answered: the client was closed"));
        } catch (OutOfMemoryError e) {
            // No more threads. We are in another exchange's hand here: it must not suffer.
            place.leave();
            var unused = reply.completeExceptionally(DefectException.of(e));
        }
    }

    private void ask(OriginLimits.Limit limit, Gate.Permit place, Turns.Turn turn) {
        Optional<String> authorization = strayed ? Optional.empty() : login();
        Attempt attempt = new Attempt(engine.transport(), fetch, url, home, authorization, place);
        if (!proceed(attempt::cancel)) {
            place.leave();
            return;
        }
        try {
            follow(outcome(limit.breaker(), attempt, place, turn), turn);
        } finally {
            turn.end();
        }
    }

    /** Asks, and waits for the turn to work off what came: while that does not come, nothing more is asked for. */
    private AttemptResult outcome(Breaker breaker, Attempt attempt, Gate.Permit place, Turns.Turn turn) {
        try {
            AttemptResult outcome = outcome(breaker, attempt);
            // Who is called off waits no longer.
            if (outcome instanceof Came && proceed(turn::end)) {
                turn.await();
                boolean unused = proceed(() -> {});
            }
            return outcome;
        } finally {
            // Not sooner, though it be called off: a connection that closes is still one.
            place.leave();
        }
    }

    private AttemptResult outcome(Breaker breaker, Attempt attempt) {
        if (!breaker.allows()) {
            Optional<FaultDetail> sofar = Optional.ofNullable(before).map(AttemptResult::detail);
            return Broken.of(Blame.RULE, Kind.SUSPENDED, breaker.detail(sofar)).with(Action.TRY_LATER);
        }
        if (deadline == null) {
            // A policy bounds both, so that this does not overflow.
            long longest = site.timeout().toNanos() * (site.retries() + 1L);
            deadline = engine.clock().millis() + TimeUnit.NANOSECONDS.toMillis(longest);
        }
        boolean counted = false;
        try {
            AttemptResult outcome = attempt.run();
            // What was called off says nothing about the origin.
            if (!reply.isDone()) {
                breaker.count(outcome);
                counted = true;
            }
            return outcome;
        } finally {
            if (!counted) {
                breaker.forget();
            }
        }
    }

    private void follow(AttemptResult outcome, Turns.Turn turn) {
        if (reply.isDone() && outcome instanceof Broken) {
            return;
        }
        outcome.accept(new AttemptResult.Visitor<Runnable>() {
                    @Override
                    public Runnable came(Came came) {
                        return () -> {
                            if (!isTriedAgain(came)) {
                                finish(came, turn);
                            }
                        };
                    }

                    @Override
                    public Runnable moved(Moved moved) {
                        return () -> redirect(moved);
                    }

                    @Override
                    public Runnable broken(Broken broken) {
                        return () -> {
                            if (!isTriedAgain(broken)) {
                                fail(broken);
                            }
                        };
                    }
                })
                .run();
    }

    private boolean isTriedAgain(AttemptResult outcome) {
        // Nobody waits for what was called off, so the rules of retries are neither asked nor loaded.
        long wait = reply.isDone() ? -1 : tries.waitAfter(outcome);
        if (wait >= 0) {
            tryAgain(outcome, Duration.ofMillis(wait));
        }
        return wait >= 0;
    }

    private void redirect(Moved moved) {
        String target = moved.target();
        if (redirects++ == MOST_REDIRECTS) {
            fail(Broken.of(Blame.RULE, Kind.REDIRECT, new FaultDetail.TooManyRedirects(MOST_REDIRECTS)));
            return;
        }
        RedirectRule.Verdict verdict = fetch.redirects().check(url.toString(), target);
        switch (verdict.decision()) {
            case FOLLOW -> {
                url = HttpUrl.get(target);
                strayed |= !UrlPaths.isSameOrigin(home, url);
                queue();
            }
            case ABSENT -> settle(new FetchResult.RedirectedAway(shown(target), moved.headers(), tries.attempts()));
            case REFUSE ->
                fail(Broken.redirect(verdict.refusal().orElseThrow(), Optional.of(shown(target)))
                        .with(verdict.remedy().map(said -> Remedy.of(said.action(), shown(said.subject())))));
        }
    }

    private void tryAgain(AttemptResult outcome, Duration wait) {
        long millis = deadline == null ? 0 : deadline - engine.clock().millis();
        Duration left = Duration.ofMillis(Math.max(0, millis));
        Optional<Duration> tooLong = outcome.retryAfter().filter(asked -> asked.compareTo(left) > 0);
        if (tooLong.isPresent()) {
            fail(outcome.later(tooLong.get(), left));
            return;
        }
        before = outcome;
        tries.next();
        engine.countFurtherTry();
        pause(wait);
    }

    private void pause(Duration wait) {
        if (!proceed(() -> {})) {
            return;
        }
        int mine = step();
        Runnable callOff = engine.waits().after(wait, () -> safely(this::queue));
        boolean isOver;
        synchronized (this) {
            if (step != mine) {
                return;
            }
            undo = callOff;
            isOver = over;
        }
        if (isOver) {
            callOff.run();
        }
    }

    private synchronized int step() {
        return step;
    }

    private void finish(Came came, Turns.Turn turn) {
        settle(new FetchResult.Answered(
                came.status(),
                came.headers(),
                came.body(),
                url.toString(),
                came.authenticated(),
                fetch.purpose(),
                strayed,
                tries.attempts(),
                came.problem(),
                came.complete(),
                secrets(),
                turn::end));
    }

    /** Completes with what the index said; where there is a login, only if it was told who asked. */
    private void settle(FetchResult said) {
        // Where there is a login, what is said to nobody in particular says nothing: absent may be what it hides.
        boolean hasLogin =
                site.authenticate() == AuthenticationMode.ALWAYS || site.login().isPresent();
        boolean mustKnow = hasLogin && fetch.purpose() == Fetch.Purpose.PAGE;
        if (mustKnow && strayed) {
            fail(Broken.redirect(FaultDetail.Redirect.Refusal.LOGIN_LOST, Optional.empty())
                    .with(Remedy.of(Action.FOLLOW_MOVE, shown(url.toString()))));
            said.close();
        } else if (!reply.complete(said)) {
            said.close();
        }
    }

    private void fail(Broken broken) {
        String shown = shown(fetch.url());
        String here = shown(url.toString());
        FaultDetail safe = broken.detail().masked(secrets()::masked);
        FaultDetail detail = redirects > 0 && !here.equals(shown) ? new FaultDetail.Redirected(here, safe) : safe;
        IndexFault fault =
                new IndexFault(broken.kind(), broken.status(), shown, detail, tries.attempts(), broken.remedy());
        var unused = reply.complete(new FetchResult.Failed(fault, broken.blame() == Blame.SIZE));
    }

    /** {@return a URL as it may be shown} Masked before it is shortened. */
    private String shown(String any) {
        return Shown.url(secrets().masked(any));
    }

    /** The login, too, where it is not sent: the server before may have put it into the redirect. */
    private Secrets secrets() {
        return new Secrets(login(), url);
    }

    private Optional<String> login() {
        Optional<Credential> login = site.login();
        return login.isPresent() ? Optional.of(login.get().authorization()) : Optional.empty();
    }
}
