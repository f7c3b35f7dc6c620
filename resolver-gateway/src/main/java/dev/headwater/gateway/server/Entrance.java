// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Looks at each request, and hands it to who answers such. */
final class Entrance extends Handler.Abstract {
    private static final String HEALTH = "/health";
    private static final String METRICS = "/metrics";

    private final Visitors visitors;
    private final PageRoute pages;
    private final FileRoute files;
    private final StateRoute state;
    private final PeopleRoute people;
    private final SlowReaders readers;
    private final Consumer<String> log;

    Entrance(
            Visitors visitors,
            PageRoute pages,
            FileRoute files,
            StateRoute state,
            PeopleRoute people,
            SlowReaders readers,
            Consumer<String> log) {
        this.visitors = visitors;
        this.pages = pages;
        this.files = files;
        this.state = state;
        this.people = people;
        this.readers = readers;
        this.log = log;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Reply reply = new Reply(request, response, callback, readers, log);
        reply.safely(() -> answer(request, reply));
        return true;
    }

    private void answer(Request request, Reply reply) {
        String path = Request.getPathInContext(request);
        if (!visitors.isForUs(request)) {
            reply.text(421, "This gateway does not go by that name; --host-name tells it one.\n");
        } else if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            reply.with(HttpHeader.ALLOW, "GET, HEAD").text(405, "Nothing here can be changed.\n");
        } else if (path.equals(HEALTH)) {
            state.health(reply);
        } else if (!visitors.mayEnter(request)) {
            reply.with(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"headwater\"")
                    .text(401, "This gateway wants its token, as the password of the user __token__.\n");
        } else {
            route(reply, path, visitors.isNear(request));
        }
    }

    private void route(Reply reply, String path, boolean isNear) {
        if (path.startsWith(PageRoute.PREFIX)) {
            pages.answer(reply, path.substring(PageRoute.PREFIX.length()));
        } else if (path.startsWith(FileRoute.PREFIX)) {
            files.answer(reply, path.substring(FileRoute.PREFIX.length()));
        } else if (path.equals("/simple")) {
            pages.answer(reply, "");
        } else if (path.equals(METRICS)) {
            state.metrics(reply);
        } else if (!people.answer(reply, path, isNear)) {
            reply.text(404, "There is nothing here; the index is at /simple/.\n");
        }
    }
}
