// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.InvalidHashException;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.DirectUrlRule;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.MarkerSelection;
import dev.headwater.api.requirement.MarkerValue;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.requirement.Truth;
import dev.headwater.api.resolution.Problem;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.VersionSpecifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A request as the resolution reads it: what applies to the target, by project, and all that is wrong with it.
 *
 * <p>Overrides replace the version and the URL of every requirement on their project; the extras that were asked for
 * stay. A requirement, constraint or override whose marker does not hold is as if it had not been written.
 */
public final class PreparedRequest {
    private final ResolutionRequest request;
    private final IndexPolicy policy;
    private final List<Demand> demands = new ArrayList<>();
    private final Map<ProjectName, List<RequestedRequirement>> overrides = new LinkedHashMap<>();
    private final Map<ProjectName, List<RequestedRequirement>> constraints = new LinkedHashMap<>();
    private final Map<ProjectName, List<SpecifierSet>> said = new LinkedHashMap<>();
    private final Map<ProjectName, DirectFile> directFiles = new TreeMap<>();
    private final Map<ProjectName, Set<FileHash>> hashes = new LinkedHashMap<>();
    private final Map<ProjectName, List<RequestedRequirement>> direct = new LinkedHashMap<>();
    private final List<RequestedRequirement> applying = new ArrayList<>();
    private final List<RequestedRequirement> passedOver = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final OwnProjects own;
    private final Set<Requirement> urls = new HashSet<>();
    private final boolean canReadArchives;

    /**
     * Something that is needed: versions of a project, with extras.
     *
     * @param name the project
     * @param extras the extras
     * @param specifiers the versions
     * @param place where the request says so; empty for what metadata says
     */
    public record Demand(
            ProjectName name, SortedSet<ExtraName> extras, SpecifierSet specifiers, Optional<Place> place) {
        Demand withoutExtras() {
            return new Demand(name, Collections.emptySortedSet(), specifiers, place);
        }

        /** {@return the same for any version} */
        public Demand withoutVersions() {
            return new Demand(name, extras, SpecifierSet.any(), place);
        }
    }

    private PreparedRequest(ResolutionRequest request, IndexPolicy policy, boolean canReadArchives) {
        this.canReadArchives = canReadArchives;
        this.request = request;
        this.policy = policy;
        this.own = new OwnProjects(request, problems);
    }

    /**
     * Reads a request.
     *
     * @param canReadArchives whether a file at a URL can be read at all
     */
    public static PreparedRequest of(ResolutionRequest request, IndexPolicy policy, boolean canReadArchives) {
        PreparedRequest prepared = new PreparedRequest(request, policy, canReadArchives);
        for (RequestedRequirement override : request.overrides()) {
            prepared.addOverride(override);
        }
        for (RequestedRequirement constraint : request.constraints()) {
            prepared.addConstraint(constraint);
        }
        for (RequestedRequirement requirement : request.requirements()) {
            prepared.addRequirement(requirement);
        }
        prepared.directFiles.replaceAll(prepared::hashed);
        if (request.requireHashes()) {
            prepared.demandHashes();
        }
        return prepared;
    }

    private void addOverride(RequestedRequirement override) {
        if (!applies(override)) {
            return;
        }
        if (override.requirement().url().isPresent()) {
            add(Problem.Refused.Rule.OVERRIDE_NAMES_URL, override);
        }
        ProjectName name = override.requirement().name();
        overrides.computeIfAbsent(name, key -> new ArrayList<>()).add(override);
        remember(override);
    }

    private void addConstraint(RequestedRequirement constraint) {
        if (!applies(constraint)) {
            return;
        }
        Requirement requirement = constraint.requirement();
        if (requirement.url().isPresent()) {
            add(Problem.Refused.Rule.CONSTRAINT_NAMES_URL, constraint);
        }
        if (!requirement.extras().isEmpty()) {
            add(Problem.Refused.Rule.CONSTRAINT_NAMES_EXTRAS, constraint);
        }
        constraints
                .computeIfAbsent(requirement.name(), key -> new ArrayList<>())
                .add(constraint);
        remember(constraint);
    }

    private void addRequirement(RequestedRequirement requested) {
        if (!applies(requested)) {
            passedOver.add(requested);
            return;
        }
        if (isOwn(requested.requirement().name())) {
            addVersions(requested);
            for (RequestedRequirement found : own.follow(requested, this)) {
                if (isOwn(found.requirement().name())) {
                    addVersions(found);
                } else {
                    addOther(found);
                }
            }
        } else {
            addOther(requested);
        }
    }

    /** Demands versions of a project of the request; what its extras bring is demanded by itself. */
    private void addVersions(RequestedRequirement requested) {
        demands(requested.requirement(), Optional.of(requested.place()))
                .forEach(demand -> demands.add(demand.withoutExtras()));
    }

    private void addOther(RequestedRequirement requested) {
        Requirement requirement = requested.requirement();
        applying.add(requested);
        direct.computeIfAbsent(requirement.name(), key -> new ArrayList<>()).add(requested);
        if (requirement.url().isPresent() && !overrides.containsKey(requirement.name())) {
            urls.add(requirement);
            addDirectUrl(requested, requirement.url().get());
        }
        remember(requested);
        demands.addAll(demands(requirement, Optional.of(requested.place())));
    }

    /** As in pip, one exact version and one hash of a project count wherever the request names them. */
    private void demandHashes() {
        for (RequestedRequirement requested : applying) {
            ProjectName name = requested.requirement().name();
            boolean exact = directFiles.containsKey(name)
                    || counting(name)
                            .flatMap(specifiers -> specifiers.clauses().stream())
                            .anyMatch(VersionSpecifier::isPin);
            if (!exact || !hashes.containsKey(name)) {
                add(Problem.Refused.Rule.HASHES_REQUIRED, requested);
            }
        }
    }

    /**
     * {@return what counts of all that is said about versions: where overrides replace the rest, they and constraints}
     */
    private Stream<SpecifierSet> counting(ProjectName name) {
        List<RequestedRequirement> replacing = overrides.get(name);
        return replacing == null
                ? said(name).stream()
                : Stream.concat(replacing.stream(), constraints(name).stream())
                        .map(requested -> requested.requirement().specifiers());
    }

    /** {@return a file that is named by its URL, with the hashes that the request names elsewhere} */
    private DirectFile hashed(ProjectName name, DirectFile file) {
        Set<FileHash> said = hashes.getOrDefault(name, Set.of());
        try {
            DirectFile hashed = file.with(said);
            if (!hashed.file().hashes().isEmpty()) {
                hashes.put(name, new LinkedHashSet<>(hashed.file().hashes().asList()));
            }
            return hashed;
        } catch (InvalidHashException e) {
            problems.add(new Problem.UrlHashesDiffer(name));
            return file;
        }
    }

    private void addDirectUrl(RequestedRequirement requested, String url) {
        ProjectName name = requested.requirement().name();
        if (policy.directUrls() == DirectUrlRule.REFUSE) {
            add(Problem.Refused.Rule.URLS_REFUSED, requested);
            return;
        }
        if (!canReadArchives) {
            add(Problem.Refused.Rule.URLS_UNREAD, requested);
            return;
        }
        try {
            DirectFile file = DirectFile.parse(name, url);
            DirectFile other = directFiles.putIfAbsent(name, file);
            if (other != null && !other.equals(file)) {
                add(Problem.Refused.Rule.TWO_URLS, requested);
            }
        } catch (IllegalArgumentException e) {
            problems.add(new Problem.UnusableUrl(requested, String.valueOf(e.getMessage())));
        }
    }

    private void remember(RequestedRequirement requested) {
        ProjectName name = requested.requirement().name();
        said.computeIfAbsent(name, key -> new ArrayList<>())
                .add(requested.requirement().specifiers());
        if (!requested.hashes().isEmpty()) {
            Set<FileHash> own = new LinkedHashSet<>(requested.hashes());
            Set<FileHash> before = hashes.putIfAbsent(name, own);
            if (before != null && !before.isEmpty()) {
                before.retainAll(own);
                if (before.isEmpty()) {
                    add(Problem.Refused.Rule.OTHER_HASHES, requested);
                }
            }
        }
    }

    private boolean applies(RequestedRequirement requested) {
        Marker marker = requested.requirement().marker().orElse(null);
        if (marker == null) {
            return true;
        }
        if (marker.mentionsExtra()) {
            add(Problem.Refused.Rule.MARKER_ASKS_FOR_EXTRA, requested);
            return false;
        }
        MarkerValue value = marker.evaluate(request.target().environment(), MarkerSelection.ofMetadata(List.of()));
        if (value.truth() == Truth.UNDEFINED) {
            problems.add(new Problem.UnknownMarker(requested, marker.toString(), List.of()));
        } else if (value.truth() == Truth.UNKNOWN) {
            problems.add(new Problem.UnknownMarker(requested, marker.toString(), List.copyOf(value.unknownFields())));
        }
        return value.isTrue();
    }

    private void add(Problem.Refused.Rule rule, RequestedRequirement requested) {
        problems.add(new Problem.Refused(rule, requested));
    }

    /** {@return what a requirement comes to, once overrides have replaced it; no URL is looked at} */
    public List<Demand> demands(Requirement requirement, Optional<Place> place) {
        List<RequestedRequirement> replacing = overrides.get(requirement.name());
        if (replacing == null) {
            return List.of(new Demand(requirement.name(), requirement.extras(), requirement.specifiers(), place));
        }
        return replacing.stream()
                .map(override -> new Demand(
                        requirement.name(),
                        union(requirement.extras(), override.requirement().extras()),
                        override.requirement().specifiers(),
                        place))
                .toList();
    }

    private static SortedSet<ExtraName> union(SortedSet<ExtraName> one, SortedSet<ExtraName> other) {
        SortedSet<ExtraName> union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }

    /** {@return whether a dependency names a URL that counts, and that the request does not name} */
    public boolean isForeignUrl(Dependency dependency) {
        Requirement requirement = dependency.requirement().orElse(null);
        return requirement != null
                && requirement.url().isPresent()
                && !overrides.containsKey(requirement.name())
                && !isOwn(requirement.name())
                && !(dependency.said().isPresent() && urls.contains(requirement));
    }

    /** {@return whether a page has the same candidates for another request, if its rules are the same} */
    private boolean isForTargetOf(PreparedRequest other) {
        return request.target().equals(other.request.target());
    }

    /** {@return whether metadata means the same for another request: what it requires, and that it may be used} */
    public boolean judgesMetadataAs(PreparedRequest other) {
        return isForTargetOf(other)
                && overrides.keySet().equals(other.overrides.keySet())
                && urls.equals(other.urls)
                && request.projects().equals(other.request.projects());
    }

    /** {@return whether another request is resolved by the very same policy} */
    public boolean hasPolicyOf(PreparedRequest other) {
        return policy == other.policy;
    }

    private boolean isOwn(ProjectName name) {
        return own.find(name).isPresent();
    }

    /** {@return the projects of the request itself} */
    public OwnProjects own() {
        return own;
    }

    public ResolutionRequest request() {
        return request;
    }

    /** {@return what the request asks for, in its order} */
    public List<Demand> demands() {
        return demands;
    }

    /** {@return the constraints on a project} */
    public List<RequestedRequirement> constraints(ProjectName name) {
        return constraints.getOrDefault(name, List.of());
    }

    /** {@return the overrides that replace every requirement on a project} */
    public List<RequestedRequirement> overrides(ProjectName name) {
        return overrides.getOrDefault(name, List.of());
    }

    /** {@return all that the request says about versions of a project} */
    List<SpecifierSet> said(ProjectName name) {
        return said.getOrDefault(name, List.of());
    }

    /** {@return the file that the request names by its URL for a project} */
    public Optional<DirectFile> directFile(ProjectName name) {
        return Optional.ofNullable(directFiles.get(name));
    }

    /** {@return the requirement that names a project by the URL of a file} */
    public RequestedRequirement atUrl(ProjectName name) {
        return requested(name).stream()
                .filter(requested -> requested.requirement().url().isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** {@return the hashes that files of a project may have; empty if the request does not say} */
    Optional<Set<FileHash>> hashes(ProjectName name) {
        Set<FileHash> own = hashes.get(name);
        return own == null && request.requireHashes() ? Optional.of(Set.of()) : Optional.ofNullable(own);
    }

    /** {@return whether the request itself names a project} */
    public boolean isDirect(ProjectName name) {
        return direct.containsKey(name);
    }

    /** {@return the requirements by which the request itself names a project, in its order} */
    public List<RequestedRequirement> requested(ProjectName name) {
        return direct.getOrDefault(name, List.of());
    }

    /** {@return the requirements that do not apply to the target, in the order of the request} */
    public List<RequestedRequirement> passedOver() {
        return passedOver;
    }

    /** {@return all that is wrong with the request, in its order} */
    public List<Problem> problems() {
        return problems;
    }
}
