// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.lock.Difference;
import dev.headwater.api.lock.DifferenceKind;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.text.Spelling;
import dev.headwater.core.session.Waiting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds what distributors' packages require today against what a lock says of it.
 *
 * <p>A lock has requirements without their markers, as far as they applied. So what a package requires in any case must
 * be in the lock, and what the lock says must be required in some; where the distributor does not say it, the metadata
 * within the package is asked.
 */
final class RequiresCheck implements AutoCloseable {
    private final FileReading reading;
    private final Findings findings;
    private final List<Asked> asked = new ArrayList<>();

    /** A package whose metadata is being read. */
    private record Asked(
            LockRecord.Provided locked,
            IndexId owner,
            ProvidedPackage by,
            @Nullable MetadataEdit edit,
            CompletableFuture<MetadataAnswer> answer) {}

    RequiresCheck(FileReading reading, Findings findings) {
        this.reading = reading;
        this.findings = findings;
    }

    /**
     * Begins to read what a package requires, which its feed lists as the lock says.
     *
     * @param owner the feed, as the policy calls it today
     */
    void begin(LockRecord.Provided locked, IndexId owner, ProvidedPackage by, @Nullable MetadataEdit edit) {
        Optional<CompletableFuture<MetadataAnswer>> answer = reading.metadata(owner, locked.name(), by);
        if (answer.isPresent()) {
            asked.add(new Asked(locked, owner, by, edit, answer.get()));
        } else {
            findings.unnamed(locked.name(), Optional.empty());
        }
    }

    /** Waits for all packages. */
    void end() {
        asked.forEach(
                one -> Waiting.on(one.answer(), "metadata", "the index was").accept(new Judge(one)));
    }

    /** Judges what came of a package. */
    private final class Judge implements MetadataAnswer.Visitor<Void>, PublishedAnswer.Visitor<Void> {
        private final Asked asked;
        private Set<String> allowed = new LinkedHashSet<>();
        private Set<String> certain = new LinkedHashSet<>();

        Judge(Asked asked) {
            this.asked = asked;
        }

        @Override
        public Void found(MetadataAnswer.Found answer) {
            MetadataEdit edit = asked.edit();
            CoreMetadata used = (edit == null ? answer : edit.apply(answer)).effective();
            allowed = required(used, false);
            certain = required(used, true);
            if (isSame()) {
                return null;
            }
            if (!hasCertain()) {
                // Whatever lies within cannot take back what is required in any case.
                return nothing();
            }
            Optional<CompletableFuture<PublishedAnswer>> within =
                    reading.published(asked.owner(), asked.locked().name(), asked.by());
            return within.isPresent()
                    ? Waiting.on(within.get(), "metadata", "the index was").accept(this)
                    : nothing();
        }

        private boolean isSame() {
            return allowed.containsAll(asked.locked().requires()) && hasCertain();
        }

        private boolean hasCertain() {
            return asked.locked().requires().containsAll(certain);
        }

        private void judge() {
            if (!isSame()) {
                String today = String.join(", ", allowed);
                String before = String.join(", ", asked.locked().requires());
                findings.add(Difference.of(DifferenceKind.REQUIRES_CHANGED)
                        .about(asked.locked().name())
                        .at(asked.locked().index())
                        .of(asked.locked().packageName())
                        .was(before.isEmpty() ? "nothing" : before)
                        .now(today.isEmpty() ? "nothing" : today));
            }
        }

        private Void unanswered(IndexFault fault) {
            findings.unanswered(
                    asked.locked().name(),
                    Optional.of(asked.locked().packageName()),
                    Optional.of(asked.owner()),
                    fault);
            return null;
        }

        private Void nothing() {
            judge();
            return null;
        }

        /** What counts of it, a request decides, and there is none: its PKG-INFO is held to. */
        @Override
        public Void sourceArchive(MetadataAnswer.SourceArchive answer) {
            return answer.otherwise().accept(this);
        }

        /** A resolution would leave it out, whatever the lock says that it requires. */
        @Override
        public Void unusable(MetadataAnswer.Unusable answer) {
            findings.add(Difference.of(DifferenceKind.PACKAGE_UNUSABLE)
                    .about(asked.locked().name())
                    .at(asked.locked().index())
                    .of(asked.locked().packageName())
                    .was(asked.locked().packageVersion())
                    .now(Spelling.of(answer.cause())));
            return null;
        }

        @Override
        public Void unavailable(MetadataAnswer.Unavailable answer) {
            return unanswered(answer.fault());
        }

        @Override
        public Void found(PublishedAnswer.Found answer) {
            MetadataEdit edit = asked.edit();
            CoreMetadata within = answer.effective();
            allowed.addAll(required(edit == null ? within : edit.applyWithin(within), false));
            return nothing();
        }

        @Override
        public Void none(PublishedAnswer.None answer) {
            return nothing();
        }

        @Override
        public Void unavailable(PublishedAnswer.Unavailable answer) {
            return unanswered(answer.fault());
        }
    }

    /** {@return requirements as a lock has them; those alone that have no marker, or all} */
    private static Set<String> required(CoreMetadata metadata, boolean certain) {
        Set<String> required = new LinkedHashSet<>();
        for (String line : metadata.requiresDist()) {
            try {
                Requirement requirement = Requirement.parse(line);
                if (!certain || requirement.marker().isEmpty()) {
                    required.add(withoutMarker(requirement));
                }
            } catch (InvalidRequirementException e) {
                // What cannot be read is in no lock.
            }
        }
        return required;
    }

    private static String withoutMarker(Requirement requirement) {
        String extras = requirement.extras().stream().map(Object::toString).collect(Collectors.joining(","));
        return requirement.name() + (extras.isEmpty() ? "" : "[" + extras + "]") + requirement.specifiers();
    }

    @Override
    public void close() {
        reading.close();
    }
}
