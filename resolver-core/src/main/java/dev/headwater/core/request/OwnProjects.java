// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import dev.headwater.api.explanation.Place;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.OwnProject;
import dev.headwater.api.resolution.Problem;
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
    private final Map<ProjectName, List<Place>> urls = new TreeMap<>();
    private final MarkerEnvironment environment;
    private final List<Problem> problems;

    /** Takes the projects of a request; two of one name are a problem. */
    OwnProjects(ResolutionRequest request, List<Problem> problems) {
        this.environment = request.target().environment();
        this.problems = problems;
        for (OwnProject project : request.projects()) {
            OwnRelease other = projects.putIfAbsent(project.name(), new OwnRelease(project, environment));
            if (other != null) {
                problems.add(new Problem.TwoOwnProjects(
                        project.name(), List.of(other.project().place(), project.place())));
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
    public List<Place> urls(ProjectName name) {
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
        Place place = requested.place();
        if (requirement.url().isPresent()) {
            urls.computeIfAbsent(requirement.name(), name -> new ArrayList<>()).add(place);
        }
        List<Dependency> all = new ArrayList<>();
        for (Demand demand : request.demands(requirement, Optional.of(place))) {
            all.addAll(take(demand.name(), Optional.empty(), place));
            for (ExtraName extra : demand.extras()) {
                all.addAll(take(demand.name(), Optional.of(extra), place));
            }
        }
        open.push(all.iterator());
    }

    private List<Dependency> take(ProjectName name, Optional<ExtraName> extra, Place place) {
        OwnRelease release = projects.get(name);
        if (release == null) {
            throw new IllegalArgumentException("'" + name + "' is no project of the request");
        }
        if (release.isTaken(extra) || release.isTooMuch()) {
            return List.of();
        }
        if (!release.isKnown(extra)) {
            problems.add(new Problem.UnknownDependencies(
                    place, name, release.project().place(), extra));
        }
        Dependencies.OfExtra required = release.take(extra);
        if (release.isTooMuch()) {
            problems.add(release.tooMuch());
        }
        required.undecided().forEach(undecided -> addUndecided(undecided, extra));
        return required.certain();
    }

    private void addUndecided(Dependency undecided, Optional<ExtraName> extra) {
        List<ExtraName> extras = extra.stream().toList();
        List<MarkerField> unknown = undecided.unknown(extras, environment);
        problems.add(new Problem.UnknownMarker(
                undecided.requested(), undecided.marker().map(Marker::toString).orElse(""), unknown));
    }
}
