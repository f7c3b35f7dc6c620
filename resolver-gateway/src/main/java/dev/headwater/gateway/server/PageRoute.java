// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.simple.SimplePage;
import dev.headwater.gateway.page.PageAnswer;
import dev.headwater.gateway.page.Policies;
import dev.headwater.gateway.page.PolicyInForce;
import dev.headwater.gateway.page.Representation;
import dev.headwater.gateway.page.ServedPage;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpHeader;

/** Answers for project pages, {@code /simple/NAME/}. */
final class PageRoute {
    static final String PREFIX = "/simple/";
    /** What a page in HTML is called for who would rather have it by this name. */
    private static final String SIMPLE_HTML = SimplePage.HTML_TYPE + "; charset=utf-8";

    /**
     * Each has memory for as long as its client reads. Installers take pages packed and need no place, nor does a page
     * that is a slice.
     */
    private static final int MOST_UNPACKED = 200;

    private final Policies policies;
    private final Figures figures;
    private final Lines lines;
    private final Semaphore unpacked = new Semaphore(MOST_UNPACKED);
    /** What the last client wanted: the next is mostly one of its kind. */
    private volatile Wanted last = Wanted.of(Optional.empty(), Optional.empty());

    PageRoute(Policies policies, Figures figures, Lines lines) {
        this.policies = policies;
        this.figures = figures;
        this.lines = lines;
    }

    /**
     * Answers.
     *
     * @param rest the path behind the prefix
     */
    void answer(Reply reply, String rest) {
        if (rest.isEmpty()) {
            reply.text(
                    404,
                    "There is no list of projects here: each is looked for by its name, at the index that the "
                            + "policy lets supply it.\n");
            return;
        }
        String word = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        ProjectName name;
        try {
            name = ProjectName.parse(word);
        } catch (InvalidNameException e) {
            reply.text(404, "That is no name of a project.\n");
            return;
        }
        if (!rest.equals(name + "/")) {
            // Relative, so that it holds behind any other server; a path without the slash has one folder less.
            reply.elsewhere(301, (rest.endsWith("/") ? "../" : "") + name + "/");
            return;
        }
        PolicyInForce force = policies.enter();
        Reply mine = reply.whenOver(force::leave);
        mine.once(() -> force.pages().find(name), Runnable::run, answer -> answer(mine, name, answer));
    }

    private void answer(Reply reply, ProjectName name, PageAnswer answer) {
        figures.page(answer);
        answer.accept(new PageAnswer.Visitor<Runnable>() {
                    @Override
                    public Runnable listed(PageAnswer.Listed listed) {
                        if (!listed.refusal().isEmpty()) {
                            lines.refused().say(name + ": " + listed.refusal());
                        }
                        return () -> write(reply, listed.page());
                    }

                    @Override
                    public Runnable absent(PageAnswer.Absent absent) {
                        return () -> reply.text(404, absent.text());
                    }

                    @Override
                    public Runnable unavailable(PageAnswer.Unavailable unavailable) {
                        lines.unanswered().say(name + ": " + unavailable.refusal());
                        return () -> reply.text(504, unavailable.text());
                    }
                })
                .run();
    }

    private void write(Reply reply, ServedPage page) {
        reply.with(HttpHeader.VARY, "Accept, Accept-Encoding");
        Wanted wanted = wanted(reply.asked(HttpHeader.ACCEPT), reply.asked(HttpHeader.ACCEPT_ENCODING));
        Optional<PageForm> form = wanted.form();
        if (form.isEmpty()) {
            reply.text(406, "Pages are in HTML and in JSON.\n");
            return;
        }
        Representation representation = form.get() == PageForm.JSON ? page.json() : page.html();
        boolean packed = wanted.packed();
        boolean isSimple = form.get() == PageForm.SIMPLE_HTML;
        String own = packed ? representation.packedTag() : representation.plainTag();
        // What is called otherwise is another representation, though its bytes are the same.
        String tag = isSimple ? own.substring(0, own.length() - 1) + "s\"" : own;
        reply.with(HttpHeader.ETAG, tag).with(HttpHeader.CACHE_CONTROL, "no-cache");
        if (reply.asked(HttpHeader.IF_NONE_MATCH)
                .filter(tags -> EntityTags.contain(tags, tag))
                .isPresent()) {
            reply.unchanged();
            return;
        }
        if (packed) {
            reply.with(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        String type = isSimple ? SIMPLE_HTML : representation.type();
        if (packed) {
            reply.bytes(200, type, representation.packed());
        } else if (reply.isForHeaders()) {
            reply.with(HttpHeader.CONTENT_TYPE, type)
                    .with(HttpHeader.CONTENT_LENGTH, Integer.toString(representation.plainLength()))
                    .nothing(200);
        } else if (representation.plainLength() <= Slices.MOST) {
            reply.safely(() -> reply.bytes(200, type, representation.unpacked()));
        } else if (unpacked.tryAcquire()) {
            Reply mine = reply.whenOver(unpacked::release);
            mine.safely(() -> mine.stream(200, type, representation.plainLength(), representation.plain()));
        } else {
            reply.with(HttpHeader.RETRY_AFTER, "1").failed(503, "Too many pages are being unpacked.\n");
        }
    }

    private Wanted wanted(Optional<String> accept, Optional<String> encodings) {
        Wanted wanted = last;
        if (!wanted.isOf(accept, encodings)) {
            wanted = Wanted.of(accept, encodings);
            last = wanted;
        }
        return wanted;
    }

    /** What two headers of a request mean. */
    private record Wanted(
            Optional<String> accept, Optional<String> encodings, Optional<PageForm> form, boolean packed) {
        static Wanted of(Optional<String> accept, Optional<String> encodings) {
            boolean packed = encodings
                    .filter(taken -> new Preference(taken).weight("gzip") > 0)
                    .isPresent();
            return new Wanted(accept, encodings, PageForm.of(accept), packed);
        }

        boolean isOf(Optional<String> otherAccept, Optional<String> otherEncodings) {
            return accept.equals(otherAccept) && encodings.equals(otherEncodings);
        }
    }
}
