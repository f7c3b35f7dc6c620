// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.trial;

import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.universe.Relaxation;

/**
 * A request, perhaps changed, and the policy to resolve it by, perhaps changed.
 *
 * @param relaxation requirements of releases that are taken as if they named no versions
 */
public record Question(ResolutionRequest request, IndexPolicy policy, Relaxation relaxation) {
    /** Makes one that takes all requirements as they are written. */
    public Question(ResolutionRequest request, IndexPolicy policy) {
        this(request, policy, Relaxation.NONE);
    }

    Question with(ResolutionRequest other) {
        return new Question(other, policy, relaxation);
    }

    Question with(IndexPolicy other) {
        return new Question(request, other, relaxation);
    }

    Question with(Relaxation other) {
        return new Question(request, policy, other);
    }
}
