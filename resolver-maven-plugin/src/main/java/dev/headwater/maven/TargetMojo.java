// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven;

import dev.headwater.api.tag.InvalidTargetException;
import dev.headwater.api.tag.Target;
import dev.headwater.core.TargetFile;
import dev.headwater.host.HostPythonException;
import dev.headwater.maven.build.BuildSessions;
import dev.headwater.maven.pom.InvalidPomException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals have that are about targets. */
abstract class TargetMojo extends HeadwaterMojo {
    /** The version of Python that is resolved for; that of this machine otherwise. */
    @Parameter(property = "headwater.python")
    private @Nullable String python;

    /** The platforms that are resolved for, such as manylinux_2_28_x86_64; that of this machine otherwise. */
    @Parameter(property = "headwater.platforms")
    private List<String> platforms = List.of();

    /**
     * Files that describe targets, in place of python and platforms. With several, each file that the goal writes or
     * reads has the name of its target in its own: pylock.linux.toml for targets/linux.toml.
     */
    @Parameter(property = "headwater.targets")
    private List<File> targets = List.of();

    TargetMojo(BuildSessions builds) {
        super(builds);
    }

    /**
     * A target, and what is written for it.
     *
     * @param name the name of its file; empty where there is one target
     */
    record NamedTarget(String name, Target target) {
        /** {@return a file for this target} */
        Path file(Path file) {
            String whole = String.valueOf(file.getFileName());
            int dot = whole.lastIndexOf('.');
            String named = dot < 0 ? whole + "." + name : whole.substring(0, dot) + "." + name + whole.substring(dot);
            return name.isEmpty() ? file : file.resolveSibling(named);
        }
    }

    /** {@return whether the POM says what is resolved for} */
    final boolean saysTarget() {
        return python != null || !platforms.isEmpty() || !targets.isEmpty();
    }

    /**
     * {@return the targets, at least one}
     *
     * @throws InvalidPomException if something is none
     */
    final List<NamedTarget> targets() {
        if (targets.isEmpty()) {
            return List.of(new NamedTarget("", described()));
        }
        if (python != null || !platforms.isEmpty()) {
            throw new InvalidPomException(
                    "<targets> describes targets whole: leave out <python> and <platforms>, or <targets>");
        }
        List<NamedTarget> named = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (File file : targets) {
            String name = targets.size() == 1 ? "" : stem(file);
            if (!names.add(name)) {
                throw new InvalidPomException("<targets>: two of them would be written as " + name);
            }
            named.add(new NamedTarget(name, TargetFile.load(file.toPath())));
        }
        return named;
    }

    private static String stem(File target) {
        String name = target.getName();
        String stem = name.endsWith(".toml") ? name.substring(0, name.length() - ".toml".length()) : name;
        if (stem.isEmpty() || stem.indexOf('.') >= 0) {
            throw new InvalidPomException("<targets>: give " + name
                    + " a name without dots, for it is part of others, such as pylock.NAME.toml");
        }
        return stem;
    }

    private Target described() {
        try {
            Optional<String> version = Optional.ofNullable(python);
            return version.isPresent() && !platforms.isEmpty()
                    ? Target.cpython(version.get(), platforms)
                    : build().python().target(python, platforms);
        } catch (InvalidTargetException e) {
            throw new InvalidPomException("<python>, <platforms>: " + e.getMessage());
        } catch (HostPythonException e) {
            throw new InvalidPomException(e.getMessage() + "; say what to resolve for: <python>3.12</python>"
                    + " <platforms><platform>manylinux_2_28_x86_64</platform></platforms>");
        }
    }
}
