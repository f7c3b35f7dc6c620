// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.FoundOwner;
import dev.headwater.api.ownership.Owners;
import dev.headwater.core.session.OpenCalls;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A service on the indexes of a resolver, with finds of its own. */
final class OpenOwners implements Owners {
    private final OpenCalls calls = new OpenCalls("this service of owners");
    private final OpenCalls ofResolver;
    private final Duration limit;
    private final Find find;

    /** Finds an owner. */
    interface Find {
        void find(CompletableFuture<FoundOwner> found, ProjectName name, Duration limit);
    }

    OpenOwners(OpenCalls ofResolver, Duration limit, Find find) {
        this.ofResolver = ofResolver;
        this.limit = limit;
        this.find = find;
    }

    @Override
    public CompletionStage<FoundOwner> find(ProjectName name) {
        return find(name, limit);
    }

    @Override
    public CompletionStage<FoundOwner> find(ProjectName name, Duration within) {
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("a find cannot end within " + within);
        }
        CompletableFuture<FoundOwner> found = calls.add(ofResolver.add(new CompletableFuture<>()));
        find.find(found, name, within);
        return found;
    }

    @Override
    public void close() {
        calls.close();
    }
}
