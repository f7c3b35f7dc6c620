// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.name.ProjectName;
import dev.headwater.distro.feed.FeedHead.Remark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which projects each package provides: by the evidence of its repository, then by the policy, then by its mapping
 * file; never by how a package is called.
 */
final class PolicyMapping {
    private static final Comparator<Remark> ORDER = Comparator.comparing(Remark::kind)
            .thenComparing(Remark::packageName)
            .thenComparing(Remark::text);

    private final PackageSet packages;
    private final SortedMap<String, List<Distribution>> distributions;
    private final NavigableSet<Remark> remarks = new TreeSet<>(ORDER);

    PolicyMapping(PackageSet packages, CompileSettings settings) {
        this.packages = packages;
        distributions = new TreeMap<>(packages.distributions());
        remarks.addAll(packages.remarks());
        PolicyEvidence named = new PolicyEvidence(byName());
        settings.names().forEach((project, name) -> {
            if (packages.called(name).isEmpty()) {
                remarks.add(new Remark(Remark.Kind.POLICY_WITHOUT_PACKAGE, name, project.value()));
            } else {
                add(named, project, name);
            }
        });
        // What it says of packages that are not there is about other archives: one file serves many.
        PolicyEvidence mapped = new PolicyEvidence(byName());
        settings.mapping()
                .forEach((project, names) -> names.stream()
                        .filter(name -> !packages.called(name).isEmpty())
                        .forEach(name -> add(mapped, project, name)));
        remarks.removeIf(remark -> remark.kind() == Remark.Kind.UNDECLARED
                && (isMapped(remark.packageName()) || settings.projectless().contains(remark.packageName())));
    }

    private SortedMap<String, List<Distribution>> byName() {
        SortedMap<String, List<Distribution>> byName = new TreeMap<>();
        distributions.forEach((id, all) -> {
            Member member = packages.find(id);
            byName.computeIfAbsent(member == null ? id : member.name(), name -> new ArrayList<>())
                    .addAll(all);
        });
        return byName;
    }

    private boolean isMapped(String name) {
        return packages.called(name).stream().anyMatch(id -> distributions.containsKey(id));
    }

    private void add(PolicyEvidence evidence, ProjectName project, String name) {
        switch (evidence.verdict(project, name)) {
            case KNOWN -> {}
            case CONTRADICTED -> remarks.add(new Remark(Remark.Kind.POLICY_CONTRADICTED, name, project.value()));
            case NEW ->
                packages.called(name).forEach(id -> {
                    List<Distribution> all = new ArrayList<>(distributions.getOrDefault(id, List.of()));
                    all.add(packages.ofPolicy(project, id));
                    distributions.put(id, List.copyOf(all));
                });
        }
    }

    /** {@return what each package provides that provides something, by the id of the package} */
    SortedMap<String, List<Distribution>> distributions() {
        return distributions;
    }

    /** {@return what was found that is about no project, sorted} */
    List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** {@return the packages that are called as one of a project is and map to none, sorted} */
    List<String> unmapped() {
        return packages.names().stream()
                .filter(packages.naming()::isNamed)
                .filter(name -> !isMapped(name))
                .toList();
    }
}
