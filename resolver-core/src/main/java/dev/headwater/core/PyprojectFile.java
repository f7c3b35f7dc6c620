// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.core.file.FileFault;
import dev.headwater.core.file.GroupReader;
import dev.headwater.core.file.Placed;
import dev.headwater.core.file.PyprojectReader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;

/**
 * The requirements in a {@code pyproject.toml}: of the project, of its extras, and of its dependency groups.
 *
 * <pre>{@code
 * PyprojectFile file = PyprojectFile.read(Path.of("pyproject.toml"));
 * file.checkPython(target);
 * file.dependencies(file.extras()).forEach(request::require);
 * file.group(GroupName.of("test")).forEach(request::require);
 * }</pre>
 *
 * <p>Nothing is built: a project whose dependencies are dynamic is refused with a hint. Extras that name the project
 * itself ({@code all = ["acme[test]"]}) are replaced by what they name, for the project is on no index. Faults in
 * groups that are not asked for do no harm, as the standard wants it.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/pyproject-toml/">pyproject.toml specification</a>
 * @see <a href="https://packaging.python.org/en/latest/specifications/dependency-groups/">Dependency groups</a>
 */
public final class PyprojectFile {
    private final Path file;
    private final PyprojectReader reader;
    private final GroupReader groups;
    private final Optional<ProjectName> name;
    private final Optional<SpecifierSet> requiresPython;

    private PyprojectFile(Path file) {
        this.file = file;
        reader = PyprojectReader.read(file);
        groups = reader.groups();
        name = reader.name();
        requiresPython = reader.requiresPython();
    }

    /**
     * Reads a file.
     *
     * @throws InvalidPyprojectFileException for the first fault, with its line and key
     */
    public static PyprojectFile read(Path file) {
        return of(file, () -> new PyprojectFile(file));
    }

    /** {@return the name of the project, if there is a {@code [project]}} */
    public Optional<ProjectName> name() {
        return name;
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
     * {@return what the project depends on, with some of its extras, in the order of the file}
     *
     * @throws InvalidPyprojectFileException if there is no {@code [project]}, one of the extras is not there, or the
     *     dependencies are dynamic
     */
    public List<RequestedRequirement> dependencies(Collection<ExtraName> extras) {
        return requested(() -> reader.dependencies(List.copyOf(extras)));
    }

    /**
     * {@return what a dependency group names, with the groups that it includes}
     *
     * @throws InvalidPyprojectFileException if it is not there, or it or an included one is not valid
     */
    public List<RequestedRequirement> group(GroupName group) {
        return requested(() -> groups.expand(group));
    }

    /**
     * Makes sure that a target has a Python that the project is for.
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

    private List<RequestedRequirement> requested(Supplier<List<Placed>> placed) {
        return of(file, placed).stream()
                .map(item -> new RequestedRequirement(item.requirement(), file + ":" + item.line(), List.of()))
                .toList();
    }

    private static <T> T of(Path file, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (FileFault e) {
            throw new InvalidPyprojectFileException(file, e);
        }
    }
}
