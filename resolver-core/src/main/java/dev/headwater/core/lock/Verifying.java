// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.lock.Verification;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.FoundOwner;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Owners;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionCancelledException;
import dev.headwater.api.tag.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Holds locks against the indexes of today, without solving: section 7 of the index policy.
 *
 * <pre>{@code
 * try (Owners owners = resolver.owners()) {
 *     Verification found = Verifying.builder(owners, policy, indexes)
 *             .folder(Path.of(""))
 *             .build()
 *             .verify(LockFile.load(Path.of("pylock.toml")).lock());
 * }
 * }</pre>
 *
 * <p>Of each name that was needed it is decided again who supplies it, by the policy of today, which no index learns a
 * name from that it may not. Where the owner is the same, what it lists of the locked files, or of the locked package
 * of a distributor, is compared. A file of which it does not list every strong hash that the lock has is read. Of a
 * lock by another tool the packages are compared that name the index which supplies them.
 *
 * <p>Nothing is remembered: the same indexes give the same verification.
 *
 * <p>Immutable, and safe for use by many threads where its owners and its indexes are. A builder is not.
 *
 * @since 0.1.0
 */
public final class Verifying {
    /** So many finds are open at a time. */
    private static final int AT_ONCE = 100;

    private final Owners owners;
    private final IndexPolicy policy;
    private final IndexFactory indexes;
    private final LockPlaces places;
    private final Optional<Target> target;
    private final Optional<InstalledProjects> installed;

    private Verifying(Builder builder) {
        owners = builder.owners;
        policy = builder.policy;
        indexes = builder.indexes;
        places = new LockPlaces(builder.folder);
        target = Optional.ofNullable(builder.target);
        installed = Optional.ofNullable(builder.installed);
    }

    /**
     * Begins.
     *
     * @param owners what finds owners, by the policy
     * @param policy the policy
     * @param indexes what makes the indexes of the policy once more, to read files of which no hash is listed
     */
    public static Builder builder(Owners owners, IndexPolicy policy, IndexFactory indexes) {
        return new Builder(owners, policy, indexes);
    }

    /**
     * Holds a lock against today. Waits for the indexes.
     *
     * @throws ResolutionCancelledException if the thread is interrupted, or the owners are closed
     * @throws DefectException if an index broke in a way that is no answer
     */
    public Verification verify(Lock lock) {
        Findings findings = new Findings();
        try (UnlistedHashes unlisted = new UnlistedHashes(policy, indexes, findings);
                RequiresCheck requires = new RequiresCheck(new FileReading(policy, indexes), findings)) {
            return new Run(lock, findings, unlisted, requires).verify();
        }
    }

    /** One verification. */
    private final class Run {
        private final Lock lock;
        private final Findings findings;
        private final UnlistedHashes unlisted;
        private final RequiresCheck requires;
        private final IndexCheck check;
        private final ProvidedCheck provided;
        private final OverlaysCheck overlays;
        private final Map<ProjectName, List<LockedPackage>> packages = new HashMap<>();
        private final Map<ProjectName, LockRecord.Provided> byName = new HashMap<>();

        Run(Lock lock, Findings findings, UnlistedHashes unlisted, RequiresCheck requires) {
            this.lock = lock;
            this.findings = findings;
            this.unlisted = unlisted;
            this.requires = requires;
            check = new IndexCheck(policy, places, findings);
            provided = new ProvidedCheck(findings);
            overlays = new OverlaysCheck(policy.overlays(), findings);
            lock.packages()
                    .forEach(one -> packages.computeIfAbsent(one.name(), name -> new ArrayList<>())
                            .add(one));
        }

        Verification verify() {
            target.ifPresent(asked -> LockedTargets.check(lock, asked, findings));
            int names = lock.record().map(this::ours).orElseGet(this::others);
            requires.end();
            unlisted.end();
            int count = lock.packages().size()
                    + lock.record().map(record -> record.provided().size()).orElse(0);
            return findings.verification(count, names);
        }

        private int ours(LockRecord record) {
            record.provided().forEach(one -> byName.put(one.name(), one));
            RecordCheck recorded = new RecordCheck(record, policy, places, findings);
            recorded.policy();
            installed.ifPresent(there -> there.check(record.provided(), findings));
            Map<ProjectName, Ownership> asked = new HashMap<>();
            for (Ownership one : record.ownership()) {
                if (one.rule() == OwnerRule.DIRECT_URL) {
                    // No index is told a name that the request brings itself.
                    direct(packages.getOrDefault(one.name(), List.of()));
                } else if (one.rule() != OwnerRule.OWN_PROJECT) {
                    asked.put(one.name(), one);
                }
            }
            find(asked.keySet(), found -> {
                Set<ProjectName> changed =
                        recorded.changed(found.stream().map(FoundOwner::record).toList());
                for (FoundOwner one : found) {
                    if (!changed.contains(one.record().name())) {
                        Optional.ofNullable(asked.get(one.record().name()))
                                .ifPresent(old -> recorded.decided(old, one.record()));
                        page(one);
                    }
                }
            });
            provided.checkFeeds(record);
            return record.ownership().size();
        }

        private int others() {
            Set<ProjectName> asked = new TreeSet<>();
            for (LockedPackage one : lock.packages()) {
                if (!one.source().isOfIndex()) {
                    direct(List.of(one));
                } else if (one.index().isPresent()) {
                    asked.add(one.name());
                } else {
                    findings.unnamed(one.name(), Optional.empty());
                }
            }
            find(asked, found -> {
                for (FoundOwner one : found) {
                    if (packages.getOrDefault(one.record().name(), List.of()).stream()
                            .filter(each -> each.index().isPresent())
                            .allMatch(each -> check.isSame(each, one.record()))) {
                        page(one);
                    }
                }
            });
            return packages.size();
        }

        private void direct(List<LockedPackage> locked) {
            for (LockedPackage one : locked) {
                if (one.source().files().isEmpty()) {
                    findings.unnamed(one.name(), Optional.empty());
                }
                unlisted.begin(one, new FileCheck(one, places, findings));
            }
        }

        /** Compares what the owner lists, which is the one that it was. */
        private void page(FoundOwner found) {
            ProjectPage page = found.page().orElse(null);
            if (page == null) {
                return;
            }
            ProjectName name = found.record().name();
            IndexId owner = found.record().owner().orElseThrow();
            for (LockedPackage one : packages.getOrDefault(name, List.of())) {
                if (one.source().isOfIndex()) {
                    FileCheck files = new FileCheck(one, places, findings);
                    unlisted.begin(one, files, owner, files.check(page));
                    one.supply().ifPresent(supply -> overlays.check(supply.overlays(), page, one));
                }
            }
            LockRecord.Provided by = byName.get(name);
            if (by != null) {
                provided.check(by, page).ifPresent(listed -> requires.begin(by, owner, listed, edit(page, listed)));
                overlays.check(by.overlays(), page, by);
            }
        }

        private static @Nullable MetadataEdit edit(ProjectPage page, ProvidedPackage by) {
            for (int row = 0; row < page.fileCount(); row++) {
                if (by.equals(page.provided(row))) {
                    return page.edit(row);
                }
            }
            return null;
        }

        /** Finds owners, some at a time, and hands on those that are known, in the order of their names. */
        private void find(Set<ProjectName> names, Decided decided) {
            List<ProjectName> sorted = names.stream().sorted().toList();
            for (int from = 0; from < sorted.size(); from += AT_ONCE) {
                List<CompletableFuture<FoundOwner>> open =
                        sorted.subList(from, Math.min(sorted.size(), from + AT_ONCE)).stream()
                                .map(name -> owners.find(name).toCompletableFuture())
                                .toList();
                List<FoundOwner> known = new ArrayList<>();
                for (CompletableFuture<FoundOwner> one : open) {
                    FoundOwner found = await(one, open);
                    Optional<Ownership.Failure> failure = found.record().failure();
                    if (found.fault().isPresent()) {
                        findings.unanswered(
                                found.record().name(),
                                Optional.empty(),
                                failure.map(Ownership.Failure::index),
                                found.fault().get());
                    } else {
                        known.add(found);
                    }
                }
                decided.accept(known);
            }
        }

        private FoundOwner await(CompletableFuture<FoundOwner> one, List<CompletableFuture<FoundOwner>> open) {
            try {
                return one.get();
            } catch (InterruptedException e) {
                open.forEach(each -> each.cancel(true));
                Thread.currentThread().interrupt();
                throw new ResolutionCancelledException("the thread was interrupted while it waited for an index");
            } catch (CancellationException e) {
                throw new ResolutionCancelledException("the owners were closed");
            } catch (ExecutionException e) {
                open.forEach(each -> each.cancel(true));
                throw DefectException.of(e);
            }
        }
    }

    /** Takes owners that were found. */
    private interface Decided {
        void accept(List<FoundOwner> found);
    }

    /** Collects how to verify. */
    public static final class Builder {
        private final Owners owners;
        private final IndexPolicy policy;
        private final IndexFactory indexes;
        private Path folder = Path.of("");
        private @Nullable Target target;
        private @Nullable InstalledProjects installed;

        private Builder(Owners owners, IndexPolicy policy, IndexFactory indexes) {
            this.owners = owners;
            this.policy = policy;
            this.indexes = indexes;
        }

        /** Sets the folder of the lock: what it names on this machine is relative to it. */
        public Builder folder(Path path) {
            this.folder = path;
            return this;
        }

        /** Sets a target that the lock has to be for. */
        public Builder target(Target asked) {
            this.target = asked;
            return this;
        }

        /** Sets what is installed where the lock was to be: what a distributor provides has to be there. */
        public Builder installed(InstalledProjects there) {
            this.installed = there;
            return this;
        }

        /** {@return what verifies} */
        public Verifying build() {
            return new Verifying(this);
        }
    }
}
