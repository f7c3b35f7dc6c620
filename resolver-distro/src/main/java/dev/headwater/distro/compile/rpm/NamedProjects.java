// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.rpm;

import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedPackage.NameEvidence;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.distro.compile.Distribution;
import dev.headwater.distro.compile.PackageSet.Missing;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The projects that packages name and no package provides: by a declaration that cannot be read, by an extra alone, or
 * by one that the package had before. They are there, so no other index is asked for them.
 */
final class NamedProjects {
    private static final int SHOWN = 200;

    private final Pythons pythons;
    private final Set<ProjectName> known = new HashSet<>();
    private final SortedMap<String, Missing> all = new TreeMap<>();

    NamedProjects(SortedMap<String, List<Distribution>> provided, Pythons pythons) {
        this.pythons = pythons;
        provided.values().stream().flatMap(Collection::stream).forEach(one -> known.add(one.project()));
    }

    /** Adds what a package names, of each project the first time. */
    void add(RpmMember member, List<Provision> named, String note) {
        for (Provision provision : named) {
            if (known.add(provision.project())) {
                Distribution distribution = new Distribution(
                        provision.project(),
                        Optional.of(provision.version()),
                        NameEvidence.DECLARED,
                        pythons.place(provision.python()).orElse(0),
                        Optional.empty(),
                        Optional.of(new ProvidedFault(
                                ProvidedFault.Kind.DECLARATION, Shown.text(provision.declared() + note, SHOWN))));
                all.put(member.name() + " " + provision.project(), new Missing(member, List.of(distribution)));
            }
        }
    }

    /** {@return them, by package and project} */
    SortedMap<String, Missing> all() {
        return all;
    }
}
