// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.explanation.Place;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.OwnProject;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.core.file.FileFault;
import dev.headwater.core.file.GroupReader;
import dev.headwater.core.file.PyprojectReader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;

/**
 * A {@code pyproject.toml}: the project that it describes, with its extras, and dependency groups.
 *
 * <pre>{@code
 * PyprojectFile file = PyprojectFile.read(Path.of("pyproject.toml"));
 * file.checkPython(target);
 * file.addTo(request, file.extras());
 * file.addGroupTo(request, GroupName.parse("test"));
 * }</pre>
 *
 * <p>In a request the file <em>is</em> its project: what a group, another file or a package requires of that name is
 * met by it, and no index is told the name ({@link OwnProject}).
 *
 * <p>Nothing is built: a project whose dependencies are dynamic is refused with a hint. Faults in groups that are not
 * asked for do no harm, as the standard wants it.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/pyproject-toml/">pyproject.toml specification</a>
 * @see <a href="https://packaging.python.org/en/latest/specifications/dependency-groups/">Dependency groups</a>
 * @since 0.1.0
 */
public final class PyprojectFile {
    private final Path file;
    private final PyprojectReader reader;
    private final GroupReader groups;
    private final Optional<OwnProject> project;
    private final Optional<SpecifierSet> requiresPython;

    private PyprojectFile(Path file, PyprojectReader reader) {
        this.file = file;
        this.reader = reader;
        groups = reader.groups();
        project = reader.project(file);
        requiresPython = reader.requiresPython();
    }

    /**
     * Reads a file.
     *
     * @throws InvalidPyprojectFileException for the first fault, with its line and key
     */
    public static PyprojectFile read(Path file) {
        return of(file, () -> new PyprojectFile(file, PyprojectReader.read(file)));
    }

    /**
     * Reads the text of a file.
     *
     * @param file where the text stands or would stand, for messages
     * @throws InvalidPyprojectFileException for the first fault, with its line and key
     */
    public static PyprojectFile parse(String text, Path file) {
        return of(file, () -> new PyprojectFile(file, PyprojectReader.parse(text)));
    }

    /** {@return the project, if there is a {@code [project]}} */
    public Optional<OwnProject> project() {
        return project;
    }

    /** {@return the name of the project, if there is a {@code [project]}} */
    public Optional<ProjectName> name() {
        return project.map(OwnProject::name);
    }

    /** {@return the versions of Python that the project is for, if it says so} */
    public Optional<SpecifierSet> requiresPython() {
        return requiresPython;
    }

    /** {@return the names of the extras} */
    public SortedSet<ExtraName> extras() {
        return reader.extras();
    }

    /** {@return the names of the dependency groups} */
    public SortedSet<GroupName> groups() {
        return groups.names();
    }

    /**
     * Adds the project to a request as the request's own, required with some of its extras.
     *
     * @throws InvalidPyprojectFileException if there is no {@code [project]}, one of the extras is not there, or the
     *     dependencies are dynamic
     */
    public void addTo(ResolutionRequest.Builder request, Collection<ExtraName> extras) {
        OwnProject own = of(file, () -> {
            reader.require(List.copyOf(extras));
            return project.orElseThrow();
        });
        request.project(own);
        require(request, own.name().value());
        extras.forEach(extra -> require(request, own.name() + "[" + extra + "]"));
    }

    private void require(ResolutionRequest.Builder request, String text) {
        request.require(RequestedRequirement.of(Requirement.parse(text), Place.inFile(file.toString())));
    }

    /**
     * Adds the requirements of a dependency group to a request, without the project's dependencies unless it names
     * them. The project, if there is one, is the request's own then too.
     *
     * @throws InvalidPyprojectFileException if it is not there, or it or an included one is not valid
     */
    public void addGroupTo(ResolutionRequest.Builder request, GroupName group) {
        List<RequestedRequirement> requirements = group(group);
        project.ifPresent(request::project);
        requirements.forEach(request::require);
    }

    /**
     * {@return what a dependency group names, with the groups that it includes, each group once}
     *
     * @throws InvalidPyprojectFileException if it is not there, or it or an included one is not valid
     */
    public List<RequestedRequirement> group(GroupName group) {
        return of(file, () -> groups.expand(group)).stream()
                .map(item -> RequestedRequirement.of(item.requirement(), Place.inFile(file.toString(), item.line())))
                .toList();
    }

    /**
     * Checks that the project is for the Python of a target.
     *
     * @throws InvalidPyprojectFileException if it has not
     */
    public void checkPython(Target target) {
        requiresPython.filter(range -> !range.contains(target.pythonRelease())).ifPresent(range -> {
            throw new InvalidPyprojectFileException(
                    file,
                    FileFault.at(
                            reader.lineOfRequiresPython(),
                            "project.requires-python",
                            "this project is for Python " + range + ", and the target is " + target.python()
                                    + "; resolve for another Python, or change the key"));
        });
    }

    private static <T> T of(Path file, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (FileFault e) {
            throw new InvalidPyprojectFileException(file, e);
        }
    }
}
