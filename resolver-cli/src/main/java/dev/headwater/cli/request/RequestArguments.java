// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.request;

import dev.headwater.api.explanation.Place;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.policy.FormatPolicy;
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
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Choice;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.option.TimeArgument;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Surroundings;
import dev.headwater.core.InvalidFileException;
import dev.headwater.core.RequirementsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is required: requirements and files of them, and the options about versions. */
public final class RequestArguments {
    private final Arguments arguments;
    private final Surroundings surroundings;
    private final ProjectArguments projects;
    private final RequirementsFile lines;

    private RequestArguments(Arguments arguments, Surroundings surroundings) {
        this.arguments = arguments;
        this.surroundings = surroundings;
        Path directory = surroundings.directory();
        List<Path> named = files("requirement", directory);
        List<Path> projectFiles = new ArrayList<>();
        for (Path file : named) {
            if (isProject(file)) {
                projectFiles.add(file);
            }
        }
        projects = new ProjectArguments(arguments, projectFiles);
        // Nothing, to begin with, so that what several files say is put together in one place.
        RequirementsFile all = RequirementsFile.parse("", directory.resolve("the command line"));
        for (Path file : named) {
            all = isProject(file) ? all : all.and(RequirementsFile.read(file));
        }
        for (Path file : files("constraint", directory)) {
            all = all.and(RequirementsFile.readConstraints(file));
        }
        for (Path file : files("override", directory)) {
            all = all.and(RequirementsFile.readOverrides(file));
        }
        lines = all;
    }

    /**
     * {@return the request that words and files make, for the target that they name, else for the machine's Python}
     *
     * @throws InvalidRequestException if nothing is required, or something cannot be meant
     */
    public static ResolutionRequest read(Arguments arguments, Surroundings surroundings) {
        // Before the machine's Python is asked, for that takes longer than reading.
        return parse(arguments, surroundings).request();
    }

    /**
     * {@return what words and files make}
     *
     * @throws InvalidRequestException if nothing is required, or something cannot be meant
     */
    public static RequestArguments parse(Arguments arguments, Surroundings surroundings) {
        if (arguments.operands().isEmpty() && arguments.values("requirement").isEmpty()) {
            throw new InvalidRequestException(
                    "nothing is required", "name a requirement, or a file of them with -r FILE");
        }
        try {
            return new RequestArguments(arguments, surroundings);
        } catch (InvalidFileException e) {
            throw new InvalidRequestException(e);
        }
    }

    /** {@return the request for the target that they name, else for the machine's Python} */
    public ResolutionRequest request() {
        return request(TargetArguments.read(arguments, surroundings));
    }

    /** {@return the request for the target that a file describes} */
    public ResolutionRequest request(String targetFile) {
        return request(TargetArguments.load(targetFile, surroundings));
    }

    /** {@return the extras that are asked for of the projects} */
    public Set<ExtraName> extras() {
        return projects.extras();
    }

    /** {@return the dependency groups that are asked for} */
    public Set<GroupName> groups() {
        return projects.groups();
    }

    private ResolutionRequest request(Target target) {
        ResolutionRequest.Builder request = ResolutionRequest.builder(target);
        for (String word : arguments.operands()) {
            request.require(requirement(word));
        }
        try {
            projects.addTo(request, target);
        } catch (InvalidFileException e) {
            throw new InvalidRequestException(e);
        }
        lines.addTo(request);
        addFormat(request);
        request.releaseRules(lines.releaseRules().then(releaseRules()));
        if (arguments.has("require-hashes")) {
            request.requireHashes();
        }
        Optional<String> excludeNewer = arguments.value("exclude-newer");
        if (excludeNewer.isPresent()) {
            request.excludeNewer(TimeArgument.limit("--exclude-newer", excludeNewer.get()));
        }
        addModes(request);
        return request.build();
    }

    private void addFormat(ResolutionRequest.Builder request) {
        FormatPolicy format = FormatArguments.read(arguments);
        if (!format.rules().isEmpty()) {
            request.format(lines.format().overlaidBy(format));
        }
    }

    private ReleaseRules releaseRules() {
        ReleaseRules rules = ReleaseRules.NONE;
        for (Arguments.Given given : arguments.inOrder("all-releases", "only-final")) {
            ReleaseRule rule = given.name().equals("only-final") ? ReleaseRule.ONLY_FINAL : ReleaseRule.ALL_RELEASES;
            try {
                rules = rules.with(rule, given.value());
            } catch (InvalidNameException e) {
                throw new InvalidRequestException(
                        "--" + given.name() + ": " + e.getMessage(),
                        "write names of projects, separated by commas, or :all: or :none:");
            }
        }
        return rules;
    }

    private void addModes(ResolutionRequest.Builder request) {
        Optional<String> preReleases = arguments.value("prerelease");
        if (preReleases.isPresent() && arguments.has("pre")) {
            throw new InvalidRequestException("--pre is --prerelease allow: leave one of them out");
        } else if (preReleases.isPresent()) {
            request.preReleases(Choice.of("--prerelease", preReleases.get(), PreReleaseMode.values()));
        } else if (arguments.has("pre")) {
            request.preReleases(PreReleaseMode.ALLOW);
        }
        Optional<String> resolution = arguments.value("resolution");
        if (resolution.isPresent()) {
            request.strategy(Choice.of("--resolution", resolution.get(), ResolutionStrategy.values()));
        }
    }

    private static RequestedRequirement requirement(String word) {
        try {
            return RequestedRequirement.of(
                    Requirement.parse(word), new Place.Argument("the command line", UrlSecrets.masked(word)));
        } catch (InvalidRequirementException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isProject(Path file) {
        return file.toString().endsWith(".toml");
    }

    private List<Path> files(String option, Path directory) {
        List<Path> files = new ArrayList<>();
        for (String file : arguments.values(option)) {
            files.add(FileArgument.path("--" + option, file, directory));
        }
        return files;
    }
}
