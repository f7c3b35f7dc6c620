// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven;

import dev.headwater.api.explanation.Place;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.ReleaseRule;
import dev.headwater.api.resolution.ReleaseRules;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.ResolutionStrategy;
import dev.headwater.api.tag.Target;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.core.PyprojectFile;
import dev.headwater.core.RequirementsFile;
import dev.headwater.maven.pom.ElementText;
import dev.headwater.maven.pom.InvalidPomException;
import dev.headwater.maven.pom.PomElement;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a project requires, as the elements of its POM and the files that they name say it. */
final class ProjectRequest {
    private final RequestMojo mojo;
    private final PomElement configuration;
    private final List<RequestedRequirement> requirements;
    private final List<RequestedRequirement> constraints;
    private final RequirementsFile files;
    private final Optional<PyprojectFile> project;
    private final SortedSet<ExtraName> extras = new TreeSet<>();
    private final SortedSet<GroupName> groups = new TreeSet<>();

    ProjectRequest(RequestMojo mojo) {
        this.mojo = mojo;
        configuration = mojo.configuration();
        if (mojo.requirements.isEmpty() && mojo.requirementsFiles.isEmpty() && mojo.pyproject == null) {
            throw new InvalidPomException("nothing is required: name requirements in <requirements>, a file of them in"
                    + " <requirementsFiles>, or a project in <pyproject>");
        }
        requirements = requested("requirements", mojo.requirements);
        constraints = requested("constraints", mojo.constraints);
        project = Optional.ofNullable(mojo.pyproject).map(file -> PyprojectFile.read(file.toPath()));
        mojo.extras.forEach(extra -> extras.add(ElementText.name("extras", extra, ExtraName::parse)));
        mojo.groups.forEach(group -> groups.add(ElementText.name("groups", group, GroupName::parse)));
        project.filter(file -> mojo.allExtras).ifPresent(file -> extras.addAll(file.extras()));
        if (project.isEmpty() && (mojo.allExtras || !extras.isEmpty() || !groups.isEmpty())) {
            throw new InvalidPomException(
                    "<extras>, <allExtras> and <groups> belong to a project: name its file in <pyproject>");
        }
        files = files(mojo);
    }

    private static RequirementsFile files(RequestMojo mojo) {
        // Nothing, to begin with, so that what several files say is put together in one place.
        RequirementsFile all = RequirementsFile.parse("", mojo.folder().resolve("pom.xml"));
        for (File file : mojo.requirementsFiles) {
            all = all.and(RequirementsFile.read(file.toPath()));
        }
        for (File file : mojo.constraintsFiles) {
            all = all.and(RequirementsFile.readConstraints(file.toPath()));
        }
        for (File file : mojo.overridesFiles) {
            all = all.and(RequirementsFile.readOverrides(file.toPath()));
        }
        return all;
    }

    /** {@return the extras that are asked for of the project} */
    SortedSet<ExtraName> extras() {
        return extras;
    }

    /** {@return the dependency groups that are asked for} */
    SortedSet<GroupName> groups() {
        return groups;
    }

    /** {@return the request for a target} */
    ResolutionRequest of(Target target) {
        ResolutionRequest.Builder request = ResolutionRequest.builder(target);
        requirements.forEach(request::require);
        constraints.forEach(request::constrain);
        project.ifPresent(file -> add(file, request, target));
        files.addTo(request);
        addRules(request);
        if (mojo.requireHashes) {
            request.requireHashes();
        }
        if (mojo.excludeNewer != null) {
            request.excludeNewer(ElementText.limit("excludeNewer", mojo.excludeNewer));
        }
        if (mojo.prerelease != null) {
            request.preReleases(ElementText.choice("prerelease", mojo.prerelease, PreReleaseMode.values()));
        }
        if (mojo.resolution != null) {
            request.strategy(ElementText.choice("resolution", mojo.resolution, ResolutionStrategy.values()));
        }
        return request.build();
    }

    private void add(PyprojectFile file, ResolutionRequest.Builder request, Target target) {
        file.checkPython(target);
        // A file may be there for its groups alone.
        if (file.name().isPresent() || groups.isEmpty() || !extras.isEmpty()) {
            file.addTo(request, extras);
        }
        groups.forEach(group -> file.addGroupTo(request, group));
    }

    private void addRules(ResolutionRequest.Builder request) {
        FormatParameters formats = new FormatParameters(mojo.onlyBinary, mojo.noBinary);
        if (!formats.isEmpty()) {
            request.format(files.format().overlaidBy(formats.policy()));
        }
        List<ReleaseRules> rules = new ArrayList<>(List.of(files.releaseRules()));
        mojo.onlyFinal.forEach(name -> rules.add(
                ElementText.name("onlyFinal", name, text -> ReleaseRules.NONE.with(ReleaseRule.ONLY_FINAL, text))));
        mojo.allReleases.forEach(name -> rules.add(
                ElementText.name("allReleases", name, text -> ReleaseRules.NONE.with(ReleaseRule.ALL_RELEASES, text))));
        request.releaseRules(ReleaseRules.of(rules));
    }

    private List<RequestedRequirement> requested(String element, List<String> texts) {
        List<PomElement> written =
                configuration.child(element).map(PomElement::children).orElse(List.of());
        List<RequestedRequirement> all = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            // What a property gives stands in no element.
            Place place = written.size() == texts.size()
                    ? written.get(i).place()
                    : new Place.Argument("the property headwater." + element, UrlSecrets.masked(text));
            try {
                all.add(RequestedRequirement.of(Requirement.parse(text), place));
            } catch (InvalidRequirementException e) {
                throw new InvalidPomException(place, element, String.valueOf(e.getMessage()));
            }
        }
        return all;
    }
}
