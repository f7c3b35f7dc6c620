// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.why;

import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.core.why.WhyVersion;

/** A question is answered whatever the answer; not if an index that it needs fails, or a limit is reached. */
final class VersionStatus implements WhyVersion.Visitor<ExitStatus> {
    private final ResolutionOutcome outcome;

    VersionStatus(ResolutionOutcome outcome) {
        this.outcome = outcome;
    }

    @Override
    public ExitStatus ofProject(WhyVersion.OfProject why) {
        return ExitStatus.of(outcome);
    }

    @Override
    public ExitStatus notListed(WhyVersion.NotListed why) {
        return why.candidates().fault().isPresent() ? ExitStatus.INDEX_FAILURE : ExitStatus.RESOLVED;
    }

    @Override
    public ExitStatus excluded(WhyVersion.Excluded why) {
        return ExitStatus.RESOLVED;
    }

    @Override
    public ExitStatus forbidden(WhyVersion.Forbidden why) {
        return ExitStatus.RESOLVED;
    }

    @Override
    public ExitStatus behind(WhyVersion.Behind why) {
        return ExitStatus.RESOLVED;
    }

    @Override
    public ExitStatus tried(WhyVersion.Tried why) {
        return why.trial().proof().isPresent() ? ExitStatus.RESOLVED : ExitStatus.of(why.trial());
    }
}
