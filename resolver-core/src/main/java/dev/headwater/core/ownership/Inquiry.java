// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.ownership;

import dev.headwater.api.asking.KnownProjectProof;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.core.reading.Questions;
import java.util.concurrent.CompletableFuture;

/** Asks indexes about projects, and judges by the policy whether an absence may be believed. */
public final class Inquiry {
    private final Questions questions;

    /** Prepares to ask by the questions of a session. */
    public Inquiry(Questions questions) {
        this.questions = questions;
    }

    PackageIndex index(IndexEntry entry) {
        return questions.index(entry);
    }

    /**
     * Asks an index about a name; absent is answered only where it may be believed. An index that has several places
     * has proven its absence at the one that said it; any other is asked here about the project that it is known to
     * have. Cancelled with the session; exceptional only for a defect.
     */
    CompletableFuture<ProjectAnswer> ask(IndexEntry entry, ProjectName name) {
        return questions.project(entry, name).thenCompose(answer -> {
            ProjectName known = entry.knownProject().orElse(null);
            return known != null && answer.isUnproven()
                    ? questions.project(entry, known).thenApply(proof -> believed(entry, name, known, proof))
                    : CompletableFuture.completedFuture(answer);
        });
    }

    private ProjectAnswer believed(IndexEntry entry, ProjectName name, ProjectName known, ProjectAnswer proof) {
        IndexFault fault = new KnownProjectProof(entry.location(), known)
                .contradiction(proof)
                .orElse(null);
        if (fault == null) {
            return new ProjectAnswer.Absent();
        }
        questions.disbelieve(entry, name);
        questions.disbelieve(entry, known);
        return new ProjectAnswer.Unavailable(fault);
    }
}
