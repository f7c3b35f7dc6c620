// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.trial;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.OwnProject;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionRequest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The lines of a request, be they its own or those of a project in it: each may be said differently. */
final class RequestLines {
    private final Map<RequestedRequirement, Requirement> edited;

    private RequestLines(Map<RequestedRequirement, Requirement> edited) {
        this.edited = edited;
    }

    /** Hands on each line. */
    static void forEach(ResolutionRequest request, Consumer<RequestedRequirement> action) {
        request.requirements().forEach(action);
        request.constraints().forEach(action);
        request.overrides().forEach(action);
        for (OwnProject project : request.projects()) {
            project.dependencies().ifPresent(lines -> lines.forEach(action));
            project.extras().ifPresent(extras -> extras.values().forEach(lines -> lines.forEach(action)));
        }
    }

    /** {@return a request that says the same but for some lines} */
    static ResolutionRequest.Builder rebuilt(ResolutionRequest request, Map<RequestedRequirement, Requirement> edited) {
        RequestLines lines = new RequestLines(edited);
        ResolutionRequest.Builder builder = ResolutionRequest.builder(request.target())
                .strategy(request.strategy())
                .format(request.format())
                .releaseRules(request.releaseRules());
        request.projects().forEach(project -> builder.project(lines.of(project)));
        request.requirements().forEach(line -> builder.require(lines.of(line)));
        request.constraints().forEach(line -> builder.constrain(lines.of(line)));
        request.overrides().forEach(line -> builder.override(lines.of(line)));
        request.preferences().forEach(builder::prefer);
        request.excludeNewer().ifPresent(builder::excludeNewer);
        request.preReleases().ifPresent(builder::preReleases);
        request.stepLimit().ifPresent(builder::stepLimit);
        if (request.requireHashes()) {
            builder.requireHashes();
        }
        return builder;
    }

    private RequestedRequirement of(RequestedRequirement line) {
        Requirement requirement = edited.get(line);
        return requirement == null ? line : new RequestedRequirement(requirement, line.place(), line.hashes());
    }

    private List<RequestedRequirement> of(List<RequestedRequirement> lines) {
        return lines.stream().map(this::of).toList();
    }

    private OwnProject of(OwnProject project) {
        return new OwnProject(
                project.name(),
                project.place(),
                project.version(),
                project.dependencies().map(this::of),
                project.extras().map(this::of));
    }

    private SortedMap<ExtraName, List<RequestedRequirement>> of(
            SortedMap<ExtraName, List<RequestedRequirement>> extras) {
        SortedMap<ExtraName, List<RequestedRequirement>> changed = new TreeMap<>();
        extras.forEach((extra, lines) -> changed.put(extra, of(lines)));
        return changed;
    }
}
