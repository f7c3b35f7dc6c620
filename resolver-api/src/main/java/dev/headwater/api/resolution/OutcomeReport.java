// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.explanation.Hint;
import dev.headwater.api.explanation.Warning;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.tag.Target;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What every outcome says.
 *
 * <p>Two reports are equal if they say the same; the words in which an outcome is told are no part of that.
 *
 * @since 0.1.0
 */
public final class OutcomeReport {
    private final List<Warning> warnings;
    private final List<Hint> hints;
    private final Optional<String> policyDigest;
    private final Optional<String> overlayDigest;
    private final Optional<Target> target;
    private final List<Ownership> ownership;
    private final Function<ResolutionOutcome, String> wording;

    private OutcomeReport(Builder builder) {
        warnings = List.copyOf(builder.warnings);
        hints = List.copyOf(builder.hints);
        policyDigest = builder.policyDigest;
        overlayDigest = builder.overlayDigest;
        target = builder.target;
        ownership = List.copyOf(builder.ownership);
        wording = builder.wording;
    }

    /** Begins a report that says nothing yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return what a person should know though it did not stop anything, in a defined order} */
    public List<Warning> warnings() {
        return warnings;
    }

    /** {@return what a person could do, the best first} */
    public List<Hint> hints() {
        return hints;
    }

    /** {@return the digest of the policy; empty where there was none that could be read} */
    public Optional<String> policyDigest() {
        return policyDigest;
    }

    /** {@return the digest of the overlays in force; empty where there were none} */
    public Optional<String> overlayDigest() {
        return overlayDigest;
    }

    /** {@return what was resolved for; empty where that could not be read} */
    public Optional<Target> target() {
        return target;
    }

    /** {@return who supplies each project that the solver needed, sorted by name} */
    public List<Ownership> ownership() {
        return ownership;
    }

    /** {@return the same with other hints, the best first} */
    public OutcomeReport withHints(List<? extends Hint> others) {
        return builder()
                .warnings(warnings)
                .hints(others)
                .policyDigest(policyDigest)
                .overlayDigest(overlayDigest)
                .target(target)
                .ownership(ownership)
                .wording(wording)
                .build();
    }

    String told(ResolutionOutcome outcome) {
        return wording.apply(outcome);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OutcomeReport that
                && warnings.equals(that.warnings)
                && hints.equals(that.hints)
                && policyDigest.equals(that.policyDigest)
                && overlayDigest.equals(that.overlayDigest)
                && target.equals(that.target)
                && ownership.equals(that.ownership);
    }

    @Override
    public int hashCode() {
        return Objects.hash(warnings, hints, policyDigest, overlayDigest, target, ownership);
    }

    /** {@return how many warnings and hints there are} */
    @Override
    public String toString() {
        return "a report with " + warnings.size() + " warnings and " + hints.size() + " hints";
    }

    /** Collects what an outcome says. */
    public static final class Builder {
        private List<Warning> warnings = List.of();
        private List<Hint> hints = List.of();
        private Optional<String> policyDigest = Optional.empty();
        private Optional<String> overlayDigest = Optional.empty();
        private Optional<Target> target = Optional.empty();
        private List<Ownership> ownership = List.of();
        private Function<ResolutionOutcome, String> wording =
                outcome -> outcome.getClass().getSimpleName();

        private Builder() {}

        /** Sets what a person should know. */
        public Builder warnings(List<? extends Warning> warnings) {
            this.warnings = List.copyOf(warnings);
            return this;
        }

        /** Sets what a person could do. */
        public Builder hints(List<? extends Hint> hints) {
            this.hints = List.copyOf(hints);
            return this;
        }

        /** Sets the digest of the policy. */
        public Builder policyDigest(String digest) {
            return policyDigest(Optional.of(digest));
        }

        private Builder policyDigest(Optional<String> digest) {
            this.policyDigest = digest;
            return this;
        }

        /** Sets the digest of the overlays in force; there is none where there were no overlays. */
        public Builder overlayDigest(String digest) {
            return overlayDigest(Optional.of(digest));
        }

        private Builder overlayDigest(Optional<String> digest) {
            this.overlayDigest = digest;
            return this;
        }

        /** Sets what was resolved for. */
        public Builder target(Target target) {
            return target(Optional.of(target));
        }

        private Builder target(Optional<Target> target) {
            this.target = target;
            return this;
        }

        /** Sets who supplies each project, sorted by name. */
        public Builder ownership(List<Ownership> ownership) {
            this.ownership = List.copyOf(ownership);
            return this;
        }

        /** Sets what tells an outcome in words: its {@code toString}. */
        public Builder wording(Function<ResolutionOutcome, String> wording) {
            this.wording = wording;
            return this;
        }

        /** {@return the report} */
        public OutcomeReport build() {
            return new OutcomeReport(this);
        }
    }
}
