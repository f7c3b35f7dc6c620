// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.sharing;

import dev.headwater.api.index.Credential;
import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import dev.headwater.tests.fault.Replies;
import dev.headwater.tests.fault.Supplies;
import dev.headwater.tests.loopback.Framing;
import dev.headwater.tests.loopback.Line;
import dev.headwater.tests.loopback.LoopbackServer;
import dev.headwater.tests.loopback.Question;
import dev.headwater.tests.loopback.Reply;
import dev.headwater.tests.loopback.Wire;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server that says something else to each login, and has never seen one but its own. */
final class Accounts implements AutoCloseable {
    private final Map<String, Replies> replies = new HashMap<>();
    private final Queue<String> strangers = new ConcurrentLinkedQueue<>();
    private final String name;
    private final LoopbackServer server;

    Accounts(String name, long seed, List<IndexId> ids) {
        this.name = name;
        for (IndexId id : ids) {
            Supplies own = Supplies.of(seed * 31 + (name + id).hashCode());
            replies.put(credential(id).authorization(), new Replies(own, false));
        }
        server = new LoopbackServer(this::answer);
    }

    private Credential credential(IndexId id) {
        return Credential.bearer(name + "-" + id);
    }

    /** {@return the base of its index} */
    String base() {
        return "http://127.0.0.1:" + server.port() + "/" + Supplies.LOWER + "/";
    }

    /** {@return who knows its logins: one for each id, bound to its origin} */
    CredentialProvider logins() {
        Origin own = Origin.parse(base());
        return new CredentialProvider() {
            @Override
            public Optional<Credential> credential(IndexId index, Origin origin) {
                return origin.equals(own) ? Optional.of(Accounts.this.credential(index)) : Optional.empty();
            }
        };
    }

    /** {@return what came with a login that is not known here, or without any} */
    Queue<String> strangers() {
        return strangers;
    }

    private boolean answer(Question question, Line line) throws IOException {
        String login = question.header("authorization").orElse("none");
        Replies own = replies.get(login);
        if (own == null) {
            strangers.add(question.path() + " by " + login);
            return line.say(Wire.of(Reply.status(401), Framing.LENGTH, false));
        }
        return line.say(Wire.of(own.of(question.path()).to(question), Framing.LENGTH, question.takesGzip()));
    }

    @Override
    public void close() {
        server.close();
    }
}
