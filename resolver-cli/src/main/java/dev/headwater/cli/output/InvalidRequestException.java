// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.output;

import dev.headwater.api.explanation.Hint;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.Problem;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.core.InvalidFileException;
import dev.headwater.core.report.OutcomeText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked on the command line, or stands in a file that it names, cannot be meant.
 *
 * <p>The message may quote a requirement with a URL; no user information of it is repeated.
 */
public final class InvalidRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> hints;
    private final transient Optional<Place> place;
    private final String problem;
    private transient @Nullable IndexPolicy policy;

    public InvalidRequestException(String message, String... hints) {
        super(UrlSecrets.masked(message));
        this.hints = List.of(hints);
        this.place = Optional.empty();
        this.problem = UrlSecrets.masked(message);
    }

    /** Tells where in a file that a person wrote is what cannot be read. */
    public InvalidRequestException(InvalidFileException fault) {
        super(UrlSecrets.masked(String.valueOf(fault.getMessage())), fault);
        this.hints = List.of();
        String file = UrlSecrets.masked(Shown.text(fault.file().toString()));
        this.place = Optional.of(fault.line() == 0 ? Place.inFile(file) : Place.inFile(file, fault.line()));
        this.problem = UrlSecrets.masked((fault.key().isEmpty() ? "" : fault.key() + ": ") + fault.problem());
    }

    /** {@return this, found when the policy had been read already} */
    public InvalidRequestException under(IndexPolicy policy) {
        this.policy = policy;
        return this;
    }

    /** {@return this as an outcome} */
    public ResolutionOutcome outcome() {
        OutcomeReport.Builder report = OutcomeReport.builder()
                .hints(hints.stream().map(Hint.Advice::new).toList())
                .wording(OutcomeText::of);
        if (policy != null) {
            report.policyDigest(policy.digest());
            policy.overlays().digest().ifPresent(report::overlayDigest);
        }
        return new ResolutionOutcome.InvalidRequest(report.build(), List.of(new Problem.Unreadable(place, problem)));
    }
}
