// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.index.ProvidedPackage.NameEvidence;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.api.version.Version;
import dev.headwater.distro.feed.FeedHead.Interpreter;
import dev.headwater.distro.feed.FeedHead.Remark;
import dev.headwater.distro.listed.InstalledFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Makes distributions of the metadata folders that a package installs. */
public final class FolderReader {
    private static final int SHOWN = 200;
    private static final int NONE = -1;

    private final List<Interpreter> pythons;
    private final Consumer<Remark> remarks;

    /**
     * Begins to read.
     *
     * @param pythons the Pythons of the feed
     * @param remarks is told of folders whose names are none of projects
     */
    public FolderReader(List<Interpreter> pythons, Consumer<Remark> remarks) {
        this.pythons = List.copyOf(pythons);
        this.remarks = remarks;
    }

    /**
     * {@return the distributions, one a project and Python, by name} Of several folders of one project those count
     * which a Python of the feed imports from, if there are any; of these the first that says a version which can be
     * read, in the order of their paths; else the first.
     */
    public List<Distribution> distributions(String packageName, List<InstalledFolder> folders, NameEvidence evidence) {
        SortedMap<ProjectName, SortedMap<Integer, Distribution>> found = new TreeMap<>();
        for (InstalledFolder folder : folders) {
            int place = place(folder);
            project(packageName, folder)
                    .ifPresent(project -> found.computeIfAbsent(project, of -> new TreeMap<>())
                            .merge(place, distribution(project, folder, evidence, place), FolderReader::better));
        }
        List<Distribution> all = new ArrayList<>();
        found.values().forEach(of -> {
            if (of.size() > 1) {
                of.remove(NONE);
            }
            all.addAll(of.values());
        });
        return List.copyOf(all);
    }

    private int place(InstalledFolder folder) {
        for (int place = 0; place < pythons.size(); place++) {
            if (folder.isFor(pythons.get(place).python())) {
                return place;
            }
        }
        return NONE;
    }

    private static Distribution distribution(
            ProjectName project, InstalledFolder folder, NameEvidence evidence, int place) {
        return new Distribution(
                project,
                Optional.of(folder.version()),
                evidence,
                Math.max(place, 0),
                place == NONE ? Optional.of(Shown.text(folder.python(), SHOWN)) : Optional.empty());
    }

    private static Distribution better(Distribution one, Distribution other) {
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
