// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.rpm;

import dev.headwater.distro.rpm.Dependency;
import dev.headwater.distro.rpm.RpmPackage;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The packages that others replace: a package manager that is asked for one installs the other in its place, so it can
 * be asked for none of them.
 *
 * <p>As rpm has it, the name of the package is meant, and not what others provide by that name.
 */
final class Obsoletes {
    private final Map<String, String> replaced;

    private Obsoletes(Map<String, String> replaced) {
        this.replaced = replaced;
    }

    /** {@return which packages are replaced, of those that count} */
    static Obsoletes of(Collection<RpmMember> members) {
        Map<String, RpmPackage> byName = new TreeMap<>();
        members.forEach(member -> byName.put(member.name(), member.listed()));
        Map<String, String> replaced = new TreeMap<>();
        for (RpmMember member : members) {
            for (Dependency obsolete : member.listed().obsoletes()) {
                RpmPackage other = byName.get(obsolete.name());
                if (other != null
                        && !other.name().equals(member.name())
                        && obsolete.isSatisfiedBy(new Dependency(
                                other.name(),
                                Dependency.Operator.EQUAL,
                                other.version().toString()))) {
                    replaced.putIfAbsent(other.name(), member.name());
                }
            }
        }
        return new Obsoletes(replaced);
    }

    /** {@return the names of those that are replaced} */
    Set<String> names() {
        return replaced.keySet();
    }

    /** {@return what there is to say of a package that does not count} */
    String note(RpmMember member) {
        return ", of " + member.packageVersion()
                + Optional.ofNullable(replaced.get(member.name()))
                        .map(by -> ", which " + by + " replaces")
                        .orElse("");
    }
}
