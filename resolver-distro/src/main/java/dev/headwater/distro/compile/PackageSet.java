// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.name.ProjectName;
import dev.headwater.distro.feed.FeedHead;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The packages of a feed, as the lists of one format tell of them: the one thing that a new format has to bring. What
 * is made of them, {@link FeedCompiler} knows.
 */
public interface PackageSet {
    /** {@return the sources, in the order of the policy} */
    List<FeedHead.Source> sources();

    /** {@return whose packages they are, for people} */
    String distributor();

    /** {@return the Pythons that they are for, the distributor's own first; at least one} */
    List<FeedHead.Interpreter> interpreters();

    /** {@return the package of an id, or null} */
    @Nullable
    Member find(String id);

    /** {@return the ids of the packages of a name, sorted} */
    default List<String> called(String name) {
        return find(name) == null ? List.of() : List.of(name);
    }

    /** {@return how packages are called that have a Python project in them} */
    ModulePackage naming();

    /** {@return the names of all packages of which a person may expect a project, sorted} */
    Collection<String> names();

    /** {@return from the oldest package to the newest} */
    Comparator<Member> order();

    /** {@return which projects each package provides, by its id; of those that provide something} */
    SortedMap<String, List<Distribution>> distributions();

    /**
     * {@return what is there and cannot be used, by what tells the packages apart} It is what packages provide that are
     * named somewhere and listed nowhere, and what packages name without providing it. It counts where no package
     * provides the project.
     */
    SortedMap<String, Missing> missing();

    /** {@return what was found that is about no project} */
    Collection<FeedHead.Remark> remarks();

    /**
     * {@return what a policy says that a package provides}
     *
     * @param project the project
     * @param id the package, which is there
     */
    default Distribution ofPolicy(ProjectName project, String id) {
        return Distribution.ofPolicy(project);
    }

    /**
     * {@return what tells the needs of whom provides a project}
     *
     * @param claims which package provides which project
     * @param versions which version of it
     */
    Function<Claims.Claim, Needs> needs(Claims claims, Function<Claims.Claim, ProjectVersion> versions);

    /**
     * A package of which nothing can be used.
     *
     * @param member what there is of it
     * @param distributions what it installs or names
     */
    record Missing(Member member, List<Distribution> distributions) {
        /** Copies. */
        public Missing {
            distributions = List.copyOf(distributions);
        }
    }
}
