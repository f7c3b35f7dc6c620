// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.DefectException;
import dev.headwater.api.lock.DifferenceKind;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.lock.LockedFile;
import dev.headwater.api.lock.OwnerChange;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.Preference;
import dev.headwater.api.resolution.ResolutionCancelledException;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.core.locked.LockEntries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Locks what a request comes to: section 7 of the index policy.
 *
 * <pre>{@code
 * LockOutcome outcome = Locking.builder(resolver, policy, indexes)
 *         .folder(Path.of(""))
 *         .former(LockFile.load(Path.of("pylock.toml")).lock())
 *         .build()
 *         .lock(request);
 * }</pre>
 *
 * <p>The versions of a former lock are tried first, and stay where they fit. It also says who supplied what: if another
 * index supplies a name now, or somebody supplies a name that nobody had, there is no lock until that is accepted by
 * name. A lock by another tool only prefers its versions, for it records no owners.
 *
 * <p>Immutable, and safe for use by many threads where its resolver and its indexes are. A builder is not.
 *
 * @since 0.1.0
 */
public final class Locking {
    private static final String CREATED_BY = "headwater";

    private final Resolver resolver;
    private final IndexPolicy policy;
    private final IndexFactory indexes;
    private final LockPlaces places;
    private final Optional<Lock> former;
    private final Set<ProjectName> accepted;
    private final Set<ProjectName> upgraded;
    private final boolean upgradesAll;
    private final List<ExtraName> extras;
    private final List<GroupName> groups;

    private Locking(Builder builder) {
        resolver = builder.resolver;
        policy = builder.policy;
        indexes = builder.indexes;
        places = new LockPlaces(builder.folder);
        former = Optional.ofNullable(builder.former);
        accepted = builder.accepted;
        upgraded = builder.upgraded;
        upgradesAll = builder.upgradesAll;
        extras = builder.extras;
        groups = builder.groups;
    }

    /**
     * Begins.
     *
     * @param resolver what resolves, by the policy
     * @param policy the policy
     * @param indexes what makes the indexes of the policy once more, to read files of which no strong hash is listed
     */
    public static Builder builder(Resolver resolver, IndexPolicy policy, IndexFactory indexes) {
        return new Builder(resolver, policy, indexes);
    }

    /**
     * Resolves a request and locks the solution. Waits as {@link Resolver#resolve} does, and for the files that have to
     * be hashed.
     *
     * @throws ResolutionCancelledException as {@link Resolver#resolve} does
     * @throws DefectException as {@link Resolver#resolve} does
     */
    public LockOutcome lock(ResolutionRequest request) {
        ResolutionOutcome outcome = resolver.resolve(preferring(request));
        List<OwnerChange> changes = changes(outcome);
        if (!changes.isEmpty() && !(outcome instanceof ResolutionOutcome.IndexFailure)) {
            return new LockOutcome.OwnerChanged(outcome, changes);
        }
        return outcome.resolved()
                .map(resolved -> locked(resolved, request))
                .orElseGet(() -> new LockOutcome.NotResolved(outcome));
    }

    private List<OwnerChange> changes(ResolutionOutcome outcome) {
        return former.flatMap(Lock::record)
                .map(record -> new OwnerChanges(record, new SameIndexes(record, policy, places))
                        .of(outcome.report().ownership(), accepted))
                .orElse(List.of());
    }

    private ResolutionRequest preferring(ResolutionRequest request) {
        if (former.isEmpty() || upgradesAll) {
            return request;
        }
        ResolutionRequest.Builder builder = request.toBuilder();
        // A lock for several targets may have other versions for others.
        LockEntries.known(former.get(), request.target(), extras, groups)
                .forEach((name, entries) -> entries.likely().stream()
                        .flatMap(one -> one.version().stream())
                        .forEach(version -> prefer(builder, new Preference(name, version))));
        for (LockRecord.Provided one :
                former.get().record().map(LockRecord::provided).orElse(List.of())) {
            prefer(builder, new Preference(one.name(), one.version()));
        }
        return builder.build();
    }

    private void prefer(ResolutionRequest.Builder builder, Preference preference) {
        if (!upgraded.contains(preference.name())) {
            builder.prefer(preference);
        }
    }

    private LockOutcome locked(ResolutionOutcome.Resolved resolved, ResolutionRequest request) {
        try (MissingHashes missing = new MissingHashes(policy, indexes)) {
            missing.read(resolved);
            if (missing.failure().isPresent()) {
                return new LockOutcome.NotResolved(missing.failure().get());
            }
            Lock.Builder lock = Lock.builder(CREATED_BY).extras(extras).groups(groups);
            new SolutionLock(resolved, policy, places, missing.found()).addTo(lock, RequestDigest.of(request));
            Lock made = lock.build();
            return new LockOutcome.Locked(resolved, made, warnings(made));
        }
    }

    /** That an index has another place is no other owner, and still to be looked at. */
    private List<String> moved() {
        Findings findings = new Findings();
        former.flatMap(Lock::record).ifPresent(record -> new RecordCheck(record, policy, places, findings).indexes());
        return findings.of(DifferenceKind.INDEX_MOVED).stream()
                .map(one -> "the index '" + one.index().orElseThrow() + "' was at "
                        + one.locked().orElseThrow() + " when this was locked, and is at "
                        + one.today().orElseThrow())
                .toList();
    }

    private List<String> warnings(Lock lock) {
        List<String> warnings = new ArrayList<>(moved());
        int provided = lock.record().map(record -> record.provided().size()).orElse(0);
        if (provided > 0) {
            warnings.add(LockText.fromDistributor(provided) + " and cannot be installed from the lock");
        }
        long nowhere = lock.packages().stream()
                .flatMap(one -> one.source().files().stream())
                .filter(Locking::isNowhere)
                .count();
        if (nowhere > 0) {
            warnings.add(
                    nowhere + " of the files are where no installer can fetch them, since a recording says nothing of"
                            + " their places; lock with the indexes themselves");
        }
        return warnings;
    }

    private static boolean isNowhere(LockedFile file) {
        return file.place().path().isEmpty()
                && file.place()
                        .url()
                        .filter(url -> url.startsWith("http:") || url.startsWith("https:") || url.startsWith("file:"))
                        .isEmpty();
    }

    /** Collects how to lock. */
    public static final class Builder {
        private final Resolver resolver;
        private final IndexPolicy policy;
        private final IndexFactory indexes;
        private Path folder = Path.of("");
        private @Nullable Lock former;
        private Set<ProjectName> accepted = Set.of();
        private Set<ProjectName> upgraded = Set.of();
        private boolean upgradesAll;
        private List<ExtraName> extras = List.of();
        private List<GroupName> groups = List.of();

        private Builder(Resolver resolver, IndexPolicy policy, IndexFactory indexes) {
            this.resolver = resolver;
            this.policy = policy;
            this.indexes = indexes;
        }

        /** Sets where the lock will stand: what lies on this machine is named relative to it. */
        public Builder folder(Path path) {
            this.folder = path;
            return this;
        }

        /** Sets the lock that stood there until now. */
        public Builder former(Lock lock) {
            this.former = lock;
            return this;
        }

        /** Sets the names whose owner may be another than in the former lock. */
        public Builder accept(Collection<ProjectName> names) {
            this.accepted = Set.copyOf(names);
            return this;
        }

        /** Sets the names whose version in the former lock is not preferred. */
        public Builder upgrade(Collection<ProjectName> names) {
            this.upgraded = Set.copyOf(names);
            return this;
        }

        /** Prefers no version of the former lock; its owners hold all the same. */
        public Builder upgradeAll() {
            this.upgradesAll = true;
            return this;
        }

        /** Sets the extras that were asked for, as the lock says them. */
        public Builder extras(Collection<ExtraName> names) {
            this.extras = List.copyOf(new TreeSet<>(names));
            return this;
        }

        /** Sets the dependency groups that were asked for, as the lock says them. */
        public Builder groups(Collection<GroupName> names) {
            this.groups = List.copyOf(new TreeSet<>(names));
            return this;
        }

        /** {@return what locks} */
        public Locking build() {
            return new Locking(this);
        }
    }
}
