// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.build;

import java.util.IdentityHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * The builds that go on in this process, each with what its modules share. What a build has opened is closed when Maven
 * says that the build is over: to be told of it, this puts itself before the listener of the build, once.
 */
@Named
@Singleton
public final class BuildSessions {
    private final SettingsDecrypter decrypter;
    private final IdentityHashMap<MavenExecutionRequest, BuildSession> open = new IdentityHashMap<>();

    /** Made by Maven, once for all modules with the same plugin. */
    @Inject
    BuildSessions(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /**
     * {@return what the modules of a build share; one request is one build, whichever of its threads asks}
     *
     * @param warn who is told, from any thread, what those who build should know
     */
    public synchronized BuildSession of(MavenSession session, Consumer<String> warn) {
        MavenExecutionRequest request = session.getRequest();
        BuildSession known = open.get(request);
        if (known != null) {
            return known;
        }
        BuildSession begun = new BuildSession(session, decrypter, warn);
        ExecutionListener former = request.getExecutionListener();
        AtomicReference<@Nullable ExecutionListener> ours = new AtomicReference<>();
        ours.set(SessionEnd.before(former, () -> end(request, ours.get(), former)));
        request.setExecutionListener(ours.get());
        open.put(request, begun);
        return begun;
    }

    /** Whoever runs a request again finds the listener that it had, unless another one has been set since. */
    private synchronized void end(
            MavenExecutionRequest request, @Nullable ExecutionListener ours, @Nullable ExecutionListener former) {
        if (request.getExecutionListener() == ours) {
            request.setExecutionListener(former);
        }
        BuildSession ended = open.remove(request);
        if (ended != null) {
            ended.close();
        }
    }
}
