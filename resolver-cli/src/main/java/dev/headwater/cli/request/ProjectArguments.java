// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.request;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.tag.Target;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.core.PyprojectFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a {@code pyproject.toml} requires, with the extras and groups that are asked for. */
final class ProjectArguments {
    private final List<PyprojectFile> files = new ArrayList<>();
    private final List<ExtraName> extras = new ArrayList<>();
    private final List<GroupName> groups = new ArrayList<>();
    private final boolean allExtras;

    /**
     * Reads the files.
     *
     * @throws InvalidRequestException if extras or groups are asked for and there is no file
     * @throws dev.headwater.core.InvalidPyprojectFileException if a file cannot be read
     */
    ProjectArguments(Arguments arguments, List<Path> paths) {
        allExtras = arguments.has("all-extras");
        try {
            for (String extra : arguments.values("extra")) {
                extras.add(ExtraName.parse(extra));
            }
            for (String group : arguments.values("group")) {
                groups.add(GroupName.parse(group));
            }
        } catch (InvalidNameException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        }
        if (paths.isEmpty() && (allExtras || !extras.isEmpty() || !groups.isEmpty())) {
            throw new InvalidRequestException(
                    "--extra, --all-extras and --group belong to a project", "name its file: -r pyproject.toml");
        }
        Set<Path> read = new HashSet<>();
        for (Path path : paths) {
            if (read.add(real(path))) {
                files.add(PyprojectFile.read(path));
            }
        }
    }

    /** {@return the extras that are asked for, sorted} */
    SortedSet<ExtraName> extras() {
        SortedSet<ExtraName> asked = new TreeSet<>(extras);
        if (allExtras) {
            files.forEach(file -> asked.addAll(file.extras()));
        }
        return asked;
    }

    /** {@return the groups that are asked for, sorted} */
    SortedSet<GroupName> groups() {
        return new TreeSet<>(groups);
    }

    /** One file may be named in several ways; what cannot be found is for the reader to tell. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /**
     * Adds what the files require.
     *
     * @throws dev.headwater.core.InvalidPyprojectFileException if a file does not have what is asked for, or is not for
     *     the target's Python
     */
    void addTo(ResolutionRequest.Builder request, Target target) {
        for (PyprojectFile file : files) {
            file.checkPython(target);
            Collection<ExtraName> wanted = allExtras ? file.extras() : extras;
            // A file may be there for its groups alone.
            if (file.name().isPresent() || groups.isEmpty() || !wanted.isEmpty()) {
                file.addTo(request, wanted);
            }
            for (GroupName group : groups) {
                file.addGroupTo(request, group);
            }
        }
    }
}
