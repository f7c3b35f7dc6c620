// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.audit;

import dev.headwater.api.audit.Audit;
import dev.headwater.api.audit.AuditedProject;
import dev.headwater.api.audit.Taken;
import dev.headwater.api.audit.Way;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.lock.LockedFile;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import dev.headwater.core.audit.MergedPage.Precedence;
import dev.headwater.core.candidate.Candidates;
import dev.headwater.core.locked.LockEntries;
import dev.headwater.core.ownership.Suppliers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Audits the names of a lock, each alone: a lock does not say what was required. What the request brought itself is
 * passed over, for no index is told its name.
 */
final class LockAudit {
    private final AuditSession session;
    private final Target target;
    private final Clock clock;
    private final ResolutionRequest request;
    private final PageRules rules;

    LockAudit(AuditSession session, Target target, Clock clock) {
        this.session = session;
        this.target = target;
        this.clock = clock;
        this.request = ResolutionRequest.builder(target).build();
        this.rules = session.rules(request);
    }

    /** What a lock has of a name: a version, if it says one, and files. */
    private static final class Locked {
        private Optional<Version> version = Optional.empty();
        private final Map<String, FileHashes> files = new HashMap<>();

        void add(Optional<Version> other, List<LockedFile> more) {
            version = version.or(() -> other);
            more.forEach(file -> files.put(file.name(), file.knownHashes()));
        }
    }

    AuditOutcome audit(Lock lock) {
        List<AuditedProject> projects = new ArrayList<>();
        for (Map.Entry<ProjectName, Locked> one : locked(lock).entrySet()) {
            Suppliers suppliers = session.suppliers(one.getKey());
            ProjectAudit audit = new ProjectAudit(rules, suppliers);
            if (audit.trouble().isPresent()) {
                return new AuditOutcome.NotAudited(audit.trouble().get().outcome(session.policy(), target));
            }
            Map<Way, Taken> otherwise = new EnumMap<>(Way.class);
            for (Way way : Way.values()) {
                best(suppliers, audit.usable(), way).ifPresent(taken -> otherwise.put(way, taken));
            }
            projects.add(new AuditedProject(
                    suppliers.owner().record(),
                    audit.holdings(one.getValue().files),
                    one.getValue().version,
                    ofOwner(suppliers, audit.usable()),
                    otherwise));
        }
        return new AuditOutcome.Audited(new Audit(true, Set.of(), projects, new Differences(Set.of()).of(projects)));
    }

    private Map<ProjectName, Locked> locked(Lock lock) {
        Map<ProjectName, Locked> all = new TreeMap<>();
        LockEntries.known(lock, target, List.of(), List.of())
                .forEach((name, entries) -> entries.likely().stream()
                        .filter(one -> one.source().isOfIndex())
                        .forEach(one -> all.computeIfAbsent(name, any -> new Locked())
                                .add(one.version(), one.source().files())));
        for (LockRecord.Provided one : lock.record().map(LockRecord::provided).orElse(List.of())) {
            all.computeIfAbsent(one.name(), name -> new Locked()).add(Optional.of(one.version()), List.of());
        }
        return all;
    }

    private static Optional<Taken> ofOwner(Suppliers suppliers, List<Candidates> usable) {
        if (usable.isEmpty() || usable.get(0).size() == 0) {
            return Optional.empty();
        }
        MergedPage page =
                MergedPage.of(suppliers.owner().record().name(), suppliers.holders(), usable, Precedence.BY_INDEX);
        return Optional.of(taken(page, 0, usable.get(0).version(0)));
    }

    private Optional<Taken> best(Suppliers suppliers, List<Candidates> usable, Way way) {
        ProjectName name = suppliers.owner().record().name();
        WayPolicy by = WayPolicy.of(way, session.policy());
        MergedPage page = MergedPage.of(name, suppliers.holders(), usable, WayIndex.precedence(way));
        Candidates all = new PageRules(request, by.policy(), clock)
                .judge(name, by.entry(), page)
                .candidates();
        return all.size() == 0
                ? Optional.empty()
                : Optional.of(taken(page, all.rows(0).get(0), all.version(0)));
    }

    private static Taken taken(MergedPage page, int row, Version version) {
        ProvidedPackage provided = page.provided(row);
        IndexId index = page.supplier(row).entry().id();
        return new Taken(version, Optional.of(index), provided == null ? page.filename(row) : provided.purl());
    }
}
