// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.debian;

import dev.headwater.api.index.ProvidedPackage.NameEvidence;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.api.version.Version;
import dev.headwater.distro.compile.Distribution;
import dev.headwater.distro.debian.InstalledFolder;
import dev.headwater.distro.feed.FeedHead.Remark;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Makes distributions of the metadata folders that a package installs. */
final class FolderReader {
    private static final int SHOWN = 200;

    private final String python;
    private final Consumer<Remark> remarks;

    /**
     * Begins to read.
     *
     * @param python the version of the feed's Python
     * @param remarks is told of folders whose names are none of projects
     */
    FolderReader(String python, Consumer<Remark> remarks) {
        this.python = python;
        this.remarks = remarks;
    }

    /**
     * {@return the distributions, one a project, by name} Of several folders of one project those count which the
     * Python of the feed imports from, if there are any; of these the first that says a version which can be read, in
     * the order of their paths; else the first.
     */
    List<Distribution> distributions(String packageName, List<InstalledFolder> folders, NameEvidence evidence) {
        SortedMap<ProjectName, Distribution> found = new TreeMap<>();
        for (InstalledFolder folder : folders) {
            project(packageName, folder)
                    .ifPresent(project -> found.merge(
                            project,
                            new Distribution(project, Optional.of(folder.version()), evidence, 0, other(folder)),
                            FolderReader::better));
        }
        return List.copyOf(found.values());
    }

    private Optional<String> other(InstalledFolder folder) {
        return folder.isFor(python) ? Optional.empty() : Optional.of(folder.python());
    }

    private static Distribution better(Distribution one, Distribution other) {
        if (one.isImported() != other.isImported()) {
            return one.isImported() ? one : other;
        }
        return isReadable(other) && !isReadable(one) ? other : one;
    }

    private static boolean isReadable(Distribution distribution) {
        return distribution.installed().map(Version::parseOrNull).isPresent();
    }

    private Optional<ProjectName> project(String packageName, InstalledFolder folder) {
        try {
            return Optional.of(ProjectName.parse(folder.name()));
        } catch (InvalidNameException e) {
            remarks.accept(new Remark(Remark.Kind.UNREADABLE_NAME, packageName, Shown.text(folder.path(), SHOWN)));
            return Optional.empty();
        }
    }
}
