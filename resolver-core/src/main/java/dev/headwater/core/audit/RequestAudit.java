// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.audit;

import dev.headwater.api.audit.Audit;
import dev.headwater.api.audit.AuditedProject;
import dev.headwater.api.audit.Holding;
import dev.headwater.api.audit.Taken;
import dev.headwater.api.audit.Way;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.ownership.Suppliers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Audits a request: resolves it by owners and by each way, and compares what is taken. */
final class RequestAudit {
    private final AuditSession session;
    private final ResolutionRequest request;
    private final PageRules rules;

    RequestAudit(AuditSession session, ResolutionRequest request) {
        this.session = session;
        this.request = request;
        this.rules = session.rules(request);
    }

    AuditOutcome audit() {
        ResolutionOutcome owned = session.resolve(request);
        if (owned.resolved().isEmpty() && owned.proof().isEmpty()) {
            return new AuditOutcome.NotAudited(owned);
        }
        Map<Way, WayOutcome> outcomes = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            WayOutcome outcome = session.resolve(request, way);
            Optional<ResolutionOutcome> trouble = outcome.trouble(session.policy());
            if (trouble.isPresent()) {
                return new AuditOutcome.NotAudited(trouble.get());
            }
            outcomes.put(way, outcome);
        }
        return audit(owned, outcomes);
    }

    private AuditOutcome audit(ResolutionOutcome owned, Map<Way, WayOutcome> outcomes) {
        Map<ProjectName, PinnedPackage> pinned = new TreeMap<>();
        owned.resolved().ifPresent(resolved -> resolved.packages().forEach(one -> pinned.put(one.name(), one)));
        Map<Way, Map<ProjectName, Taken>> taken = new EnumMap<>(Way.class);
        Set<Way> unsolved = EnumSet.noneOf(Way.class);
        outcomes.forEach((way, outcome) -> {
            taken.put(way, outcome.taken());
            if (!outcome.isSolved()) {
                unsolved.add(way);
            }
        });
        List<AuditedProject> projects = new ArrayList<>();
        for (ProjectName name : names(owned, pinned.keySet(), taken)) {
            Optional<PinnedPackage> ours = Optional.ofNullable(pinned.get(name));
            Map<Way, Taken> otherwise = new EnumMap<>(Way.class);
            taken.forEach((way, all) -> Optional.ofNullable(all.get(name)).ifPresent(one -> otherwise.put(way, one)));
            Optional<Trouble> trouble = add(name, ours, otherwise, projects);
            if (trouble.isPresent()) {
                return new AuditOutcome.NotAudited(trouble.get().outcome(session.policy(), request.target()));
            }
        }
        return new AuditOutcome.Audited(
                new Audit(owned.resolved().isPresent(), unsolved, projects, new Differences(unsolved).of(projects)));
    }

    /** {@return what is taken by any way, and where there is no solution by owners, what the request names} */
    private Set<ProjectName> names(
            ResolutionOutcome owned, Set<ProjectName> pinned, Map<Way, Map<ProjectName, Taken>> taken) {
        Set<ProjectName> names = new TreeSet<>(pinned);
        taken.values().forEach(all -> names.addAll(all.keySet()));
        Set<ProjectName> direct = new TreeSet<>();
        request.requirements().forEach(one -> direct.add(one.requirement().name()));
        if (owned.resolved().isEmpty()) {
            owned.report().ownership().stream()
                    .filter(one -> direct.contains(one.name()) && isOfIndex(one.rule()))
                    .forEach(one -> names.add(one.name()));
        }
        return names;
    }

    private static boolean isOfIndex(OwnerRule rule) {
        return rule != OwnerRule.DIRECT_URL && rule != OwnerRule.OWN_PROJECT;
    }

    private Optional<Trouble> add(
            ProjectName name, Optional<PinnedPackage> ours, Map<Way, Taken> otherwise, List<AuditedProject> projects) {
        Optional<Taken> taken = ours.map(one -> new Taken(one.version(), one.index(), WayOutcome.item(one)));
        if (ours.map(PinnedPackage::rule).filter(OwnerRule.DIRECT_URL::equals).isPresent()
                || otherwise.values().stream().anyMatch(one -> one.index().isEmpty())) {
            // No index is told a name that the request brings itself.
            Ownership record = Ownership.builder(name, OwnerRule.DIRECT_URL).build();
            projects.add(new AuditedProject(record, List.of(), Optional.empty(), taken, otherwise));
            return Optional.empty();
        }
        Suppliers suppliers = session.suppliers(name);
        ProjectAudit audit = new ProjectAudit(rules, suppliers);
        if (audit.trouble().isEmpty()) {
            Map<String, FileHashes> known = new HashMap<>();
            ours.flatMap(PinnedPackage::file).ifPresent(file -> known.put(file.filename(), file.hashes()));
            List<Holding> holdings = audit.holdings(known);
            projects.add(new AuditedProject(suppliers.owner().record(), holdings, Optional.empty(), taken, otherwise));
        }
        return audit.trouble();
    }
}
