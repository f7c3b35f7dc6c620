// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.resolution.ReleaseRules;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.file.FileFault;
import dev.headwater.core.file.RequirementLines;
import dev.headwater.core.file.RequirementsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A {@code requirements.txt} with the files that it includes.
 *
 * <pre>{@code
 * ResolutionRequest.Builder request = ResolutionRequest.builder(target);
 * RequirementsFile.read(Path.of("requirements.txt")).addTo(request);
 * }</pre>
 *
 * <p>Read as pip reads it: comments, continued lines, {@code -r} and {@code -c}, hashes, markers, {@code --pre},
 * {@code --all-releases}, {@code --only-final}, {@code --only-binary}, {@code --no-binary}, {@code --prefer-binary},
 * {@code --require-hashes}. As in pip, one line with a hash demands hashes of all.
 *
 * <p>Unlike pip: the file is UTF-8 whatever it says of itself; options that name indexes are refused, because the
 * policy says who supplies what; so are {@code -e}, bare URLs and paths, options for building, and environment
 * variables.
 *
 * @see <a href="https://pip.pypa.io/en/stable/reference/requirements-file-format/">Requirements file format</a>
 * @since 0.1.0
 */
public final class RequirementsFile {
    private final RequirementLines lines;

    private RequirementsFile(RequirementLines lines) {
        this.lines = lines;
    }

    /**
     * Reads a file of requirements.
     *
     * @throws InvalidRequirementsFileException for the first fault, in this file or one that it includes
     */
    public static RequirementsFile read(Path file) {
        return of(file, () -> RequirementsReader.read(file));
    }

    /**
     * Reads a file of constraints: its lines narrow versions, as those of {@code -c} do.
     *
     * @throws InvalidRequirementsFileException for the first fault, in this file or one that it includes
     */
    public static RequirementsFile readConstraints(Path file) {
        return of(file, () -> RequirementsReader.readConstraints(file));
    }

    /**
     * Reads a file of overrides: each of its lines replaces every other requirement on its project. Beside lines with
     * or without hashes it may have {@code -r}, which gives overrides, and {@code --require-hashes}.
     *
     * @throws InvalidRequirementsFileException for the first fault, in this file or one that it includes
     */
    public static RequirementsFile readOverrides(Path file) {
        return of(file, () -> RequirementsReader.readOverrides(file));
    }

    /**
     * Reads the text of a file of requirements.
     *
     * @param file where the text stands or would stand; files that it includes are looked for beside it
     * @throws InvalidRequirementsFileException for the first fault
     */
    public static RequirementsFile parse(String text, Path file) {
        return of(file, () -> RequirementsReader.parse(text, file));
    }

    private static RequirementsFile of(Path file, Supplier<RequirementLines> reader) {
        try {
            return new RequirementsFile(reader.get());
        } catch (FileFault e) {
            throw new InvalidRequirementsFileException(file, e);
        }
    }

    /** {@return what is required, in the order of the lines; the origin of each is {@code file:line}} */
    public List<RequestedRequirement> requirements() {
        return lines.requirements();
    }

    /** {@return what narrows versions, in the order of the lines} */
    public List<RequestedRequirement> constraints() {
        return lines.constraints();
    }

    /** {@return what replaces every other requirement on its project, in the order of the lines} */
    public List<RequestedRequirement> overrides() {
        return lines.overrides();
    }

    /** {@return what the options about formats come to} */
    public FormatPolicy format() {
        return lines.format();
    }

    /** {@return whether {@code --pre} is written} */
    public boolean allowsPreReleases() {
        return lines.preReleases();
    }

    /** {@return what {@code --all-releases} and {@code --only-final} come to} */
    public ReleaseRules releaseRules() {
        return lines.releaseRules();
    }

    /** {@return whether every file must have a hash that is named: so it is written, or one line has a hash} */
    public boolean requiresHashes() {
        return lines.requireHashes();
    }

    /** {@return the files that were read: this one, unless it was given as a text, and those that it includes} */
    public List<Path> files() {
        return lines.files();
    }

    /** {@return what this file and then another say} */
    public RequirementsFile and(RequirementsFile other) {
        return new RequirementsFile(new RequirementLines(
                joined(requirements(), other.requirements()),
                joined(constraints(), other.constraints()),
                joined(overrides(), other.overrides()),
                format().overlaidBy(other.format()),
                allowsPreReleases() || other.allowsPreReleases(),
                releaseRules().then(other.releaseRules()),
                requiresHashes() || other.requiresHashes(),
                joined(files(), other.files())));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /**
     * Adds this file to a request. What the request says of formats, or of releases by name, is replaced where this
     * file says something of them.
     */
    public ResolutionRequest.Builder addTo(ResolutionRequest.Builder request) {
        for (RequestedRequirement requirement : requirements()) {
            request.require(requirement);
        }
        for (RequestedRequirement constraint : constraints()) {
            request.constrain(constraint);
        }
        for (RequestedRequirement override : overrides()) {
            request.override(override);
        }
        if (!format().rules().isEmpty()) {
            request.format(format());
        }
        if (allowsPreReleases()) {
            request.preReleases(PreReleaseMode.ALLOW);
        }
        if (releaseRules().ofAll().isPresent() || !releaseRules().byName().isEmpty()) {
            request.releaseRules(releaseRules());
        }
        if (requiresHashes()) {
            request.requireHashes();
        }
        return request;
    }

    @Override
    public String toString() {
        return requirements()
                + (constraints().isEmpty() ? "" : " constrained by " + constraints())
                + (overrides().isEmpty() ? "" : " overridden by " + overrides());
    }
}
