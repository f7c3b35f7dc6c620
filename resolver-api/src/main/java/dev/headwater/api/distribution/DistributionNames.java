// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.InvalidVersionException;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the project of a file by the name of the file alone, where files of many projects lie together: in a folder, on
 * a flat page.
 *
 * <p>It decides whether an index has a project, so it errs on the side of yes: a file that can never be chosen, an egg
 * or a wheel with a version that is none, makes its project present all the same. To overlook it would let another
 * index take the name. Whether a file may be chosen is for {@link WheelFilename} and {@link SdistFilename} to say.
 *
 * @since 0.1.0
 */
public final class DistributionNames {
    private DistributionNames() {}

    /** {@return whether a file of that name is a wheel, an egg or a source archive of whatever project} */
    public static boolean isDistribution(String filename) {
        return isBinary(filename) || ArchiveKind.of(filename).isPresent();
    }

    /** {@return whether a file of that name may be of a project} */
    public static boolean mayBeOf(ProjectName project, String filename) {
        // Every file of a folder is tried for every project that is asked for: most are of none that begins so.
        return beginsAs(project, filename)
                && isDistribution(filename)
                && projects(filename).contains(project);
    }

    /** {@return whether a folder of that name is a project's own} */
    public static boolean isFolderOf(ProjectName project, String name) {
        return beginsAs(project, name)
                && name(name, name.length()).filter(project::equals).isPresent();
    }

    private static boolean beginsAs(ProjectName project, String text) {
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        return (first >= 'A' && first <= 'Z' ? first + ('a' - 'A') : first)
                == project.value().charAt(0);
    }

    private static boolean isBinary(String filename) {
        return filename.endsWith(".whl") || filename.endsWith(".egg");
    }

    /**
     * {@return the projects it may be of} For a wheel that is what stands before the first hyphen. An old source
     * archive, {@code foo-1.0-1.tar.gz}, has a name of which only who asks for a project can tell where it ends, so
     * there may be several: each that leaves a version behind it.
     */
    public static List<ProjectName> projects(String filename) {
        List<ProjectName> projects = new ArrayList<>();
        if (isBinary(filename)) {
            name(filename, filename.indexOf('-')).ifPresent(projects::add);
            return projects;
        }
        String stem = stem(filename);
        for (int hyphen = stem.indexOf('-'); hyphen >= 0; hyphen = stem.indexOf('-', hyphen + 1)) {
            if (isVersion(stem.substring(hyphen + 1))) {
                name(stem, hyphen).ifPresent(projects::add);
            }
        }
        if (projects.isEmpty()) {
            name(stem, hyphenBeforeDigit(stem)).ifPresent(projects::add);
        }
        return projects;
    }

    private static String stem(String filename) {
        for (String ending : ArchiveKind.of(filename).map(ArchiveKind::endings).orElse(List.of())) {
            if (filename.endsWith(ending)) {
                return filename.substring(0, filename.length() - ending.length());
            }
        }
        return filename;
    }

    /** The best guess of where a version begins that is none. */
    private static int hyphenBeforeDigit(String stem) {
        for (int hyphen = stem.indexOf('-'); hyphen >= 0; hyphen = stem.indexOf('-', hyphen + 1)) {
            if (hyphen + 1 < stem.length() && Character.isDigit(stem.charAt(hyphen + 1))) {
                return hyphen;
            }
        }
        return stem.lastIndexOf('-');
    }

    private static boolean isVersion(String text) {
        try {
            Version.parse(text);
            return true;
        } catch (InvalidVersionException e) {
            return false;
        }
    }

    private static Optional<ProjectName> name(String text, int length) {
        try {
            return length <= 0 ? Optional.empty() : Optional.of(ProjectName.parse(text.substring(0, length)));
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }
}
