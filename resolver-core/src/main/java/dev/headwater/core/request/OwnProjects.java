// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.OwnProject;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.request.PreparedRequest.Demand;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The projects of the request itself. What the request asks of them is part of the request: it may name URLs, pins
 * yanked files, and is what the lowest direct versions are about. So it is found out before the resolution, by reading
 * their dependencies as those of any metadata; each extra is read once, whatever names it.
 */
public final class OwnProjects {
    private final Map<ProjectName, OwnRelease> projects = new TreeMap<>();
    private final Map<ProjectName, List<String>> urls = new TreeMap<>();
    private final MarkerEnvironment environment;
    private final List<String> problems;

    /** Takes the projects of a request; two of one name are a problem. */
    OwnProjects(ResolutionRequest request, List<String> problems) {
        this.environment = request.target().environment();
        this.problems = problems;
        for (OwnProject project : request.projects()) {
            OwnRelease other = projects.putIfAbsent(project.name(), new OwnRelease(project, environment));
            if (other != null) {
                problems.add(other.project().origin() + " and " + project.origin() + " are both the project '"
                        + project.name() + "'; a request has one project of a name");
            }
        }
    }

    public Optional<OwnRelease> find(ProjectName name) {
        return Optional.ofNullable(projects.get(name));
    }

    public Collection<OwnRelease> all() {
        return projects.values();
    }

    /** {@return the places of the request that name a URL for a project of its own, which does not count} */
    public List<String> urls(ProjectName name) {
        return urls.getOrDefault(name, List.of());
    }

    /**
     * Follows a requirement on a project of the request.
     *
     * @return what that requires in turn, in order, without what was required before: other projects, and versions of
     *     these
     */
    List<RequestedRequirement> follow(RequestedRequirement requested, PreparedRequest request) {
        List<RequestedRequirement> found = new ArrayList<>();
        Deque<Iterator<Dependency>> open = new ArrayDeque<>();
        enter(requested, request, open);
        while (!open.isEmpty()) {
            if (!open.element().hasNext()) {
                open.remove();
                continue;
            }
            Dependency next = open.element().next();
            RequestedRequirement needed = next.requested();
            boolean isOwn = projects.containsKey(needed.requirement().name());
            if (isOwn) {
                enter(needed, request, open);
            }
            if (!isOwn || !needed.requirement().specifiers().isAny()) {
                found.add(needed);
            }
        }
        return found;
    }

    /** Goes into what a requirement asks for: the project, then its extras. */
    private void enter(RequestedRequirement requested, PreparedRequest request, Deque<Iterator<Dependency>> open) {
        Requirement requirement = requested.requirement();
        String origin = requested.origin();
        if (requirement.url().isPresent()) {
            urls.computeIfAbsent(requirement.name(), name -> new ArrayList<>()).add(origin);
        }
        List<Dependency> all = new ArrayList<>();
        for (Demand demand : request.demands(requirement, Optional.of(origin))) {
            all.addAll(take(demand.name(), Optional.empty(), origin));
            for (ExtraName extra : demand.extras()) {
                all.addAll(take(demand.name(), Optional.of(extra), origin));
            }
        }
        open.push(all.iterator());
    }

    private List<Dependency> take(ProjectName name, Optional<ExtraName> extra, String origin) {
        OwnRelease release = projects.get(name);
        if (release == null) {
            throw new IllegalArgumentException("'" + name + "' is no project of the request");
        }
        if (release.isTaken(extra) || release.isTooMuch()) {
            return List.of();
        }
        if (!release.isKnown(extra)) {
            problems.add(origin + ": '" + name + "' is the project of "
                    + release.project().origin() + ", and " + unknown(extra));
        }
        Dependencies.OfExtra required = release.take(extra);
        if (release.isTooMuch()) {
            problems.add(release.project().origin() + ": " + release.tooMuch());
        }
        required.undecided().forEach(undecided -> addUndecided(undecided, extra));
        return required.certain();
    }

    private void addUndecided(Dependency undecided, Optional<ExtraName> extra) {
        List<ExtraName> extras = extra.stream().toList();
        boolean lacksFields = !undecided.unknown(extras, environment).fields().isEmpty();
        problems.add(PreparedRequest.place(undecided.requested()) + "its marker "
                + undecided.undecided(extras, environment)
                + (lacksFields ? PreparedRequest.TELL : ""));
    }

    /** {@return why it is not known what a project requires, without an extra or with one} */
    public static String unknown(Optional<ExtraName> extra) {
        return extra.map(named -> "its extras, '" + named + "' among them, are").orElse("its dependencies are")
                + " made when it is built; nothing is built here, so write them into [project]";
    }
}
