// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.environment;

import dev.headwater.api.environment.Environment;
import dev.headwater.api.environment.EnvironmentFinding;
import dev.headwater.api.environment.InstalledDistribution;
import dev.headwater.api.environment.OwningPackage;
import dev.headwater.api.environment.SiteFolder;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.installed.DiskText;
import dev.headwater.core.installed.MetadataEntry;
import dev.headwater.core.installed.MetadataText;
import dev.headwater.core.installed.OwnedFiles;
import dev.headwater.core.installed.PythonPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is installed in a place, with the records that say whose it is.
 *
 * @param environment what is installed
 * @param files whose files are
 * @param gone what packages have metadata of that is no longer there
 * @param unread a place of which nobody knows what is installed there, and why; empty where there is none
 */
record InstalledPlace(Environment environment, OwnedFiles files, List<Gone> gone, Optional<String> unread) {
    private static final Comparator<EnvironmentFinding> ORDER = Comparator.comparing((EnvironmentFinding one) ->
                    one.name().map(ProjectName::value).orElse(""))
            .thenComparing(EnvironmentFinding::kind)
            .thenComparing(EnvironmentFinding::place);

    /** Copies. */
    InstalledPlace {
        gone = List.copyOf(gone);
    }

    /**
     * Metadata that is no longer there.
     *
     * @param entry what it was of
     * @param owner the package that has it
     */
    record Gone(MetadataEntry entry, OwningPackage owner) {}

    /** {@return what there is to say, by project, then by kind} */
    static List<EnvironmentFinding> sorted(List<EnvironmentFinding> findings) {
        return findings.stream().sorted(ORDER).toList();
    }

    /** Reads what is installed. */
    static InstalledPlace read(Path path, PythonPlace place, OwnedFiles files) {
        Reading reading = new Reading(files);
        place.faults().forEach(reading::fault);
        place.folders().forEach(reading::folder);
        List<InstalledDistribution> distributions = reading.distributions();
        Environment environment = new Environment(
                path,
                place.kind(),
                place.prefix(),
                place.python(),
                place.details().flatMap(details -> details.implementation()),
                place.base(),
                place.managed(),
                place.folders(),
                distributions,
                sorted(reading.findings));
        return new InstalledPlace(
                environment, files, reading.gone, reading.unread.stream().findFirst());
    }

    /** One reading. */
    private static final class Reading {
        private final OwnedFiles files;
        private final SortedMap<ProjectName, List<Placed>> found = new TreeMap<>();
        private final List<EnvironmentFinding> findings = new ArrayList<>();
        private final List<Gone> gone = new ArrayList<>();
        private final List<String> unread = new ArrayList<>();
        private final MetadataText.Reader metadata = new MetadataText.Reader();
        private int number;

        Reading(OwnedFiles files) {
            this.files = files;
        }

        /** A distribution, and the folder where it was found: which of all, and what it is. */
        private record Placed(int number, SiteFolder folder, InstalledDistribution distribution) {
            /** Of two in one folder Python may find either, so that of no package is taken to go first. */
            static final Comparator<Placed> ORDER = Comparator.comparingInt(Placed::number)
                    .thenComparing(one -> one.distribution().owner().isPresent());
        }

        void folder(SiteFolder folder) {
            number++;
            List<Path> entries;
            try {
                entries = DiskText.entries(folder.path());
            } catch (IOException e) {
                fault(new PythonPlace.Fault(folder.path(), DiskText.reason(e), PythonPlace.Loss.DISTRIBUTIONS));
                return;
            }
            DistributionReader reader = new DistributionReader(folder.path(), files, metadata);
            for (Path entry : entries) {
                MetadataEntry.of(entry).ifPresent(one -> add(folder, reader, one));
            }
            for (Gone one : reader.gone()) {
                gone.add(one);
                findings.add(new EnvironmentFinding(
                        EnvironmentFinding.Kind.METADATA_GONE,
                        Optional.of(one.entry().name()),
                        one.entry().path().toString(),
                        "",
                        one.owner().toString()));
            }
        }

        private void add(SiteFolder folder, DistributionReader reader, MetadataEntry entry) {
            InstalledDistribution read = reader.read(entry);
            read.fault().ifPresent(why -> unreadable(Optional.of(read.name()), read.place(), why));
            for (InstalledDistribution.Overwritten one : read.overwritten()) {
                findings.add(new EnvironmentFinding(
                        EnvironmentFinding.Kind.FILES_OVERWRITTEN,
                        Optional.of(read.name()),
                        read.place().toString(),
                        read.toString(),
                        one.by() + " (" + one.files() + (one.files() == 1 ? " file: " : " files, the first ")
                                + one.first() + ")"));
            }
            found.computeIfAbsent(read.name(), name -> new ArrayList<>()).add(new Placed(number, folder, read));
        }

        void fault(PythonPlace.Fault fault) {
            unreadable(Optional.empty(), fault.place(), fault.why());
            if (fault.loss() == PythonPlace.Loss.DISTRIBUTIONS) {
                unread.add(fault.place() + " " + fault.why());
            }
        }

        private void unreadable(Optional<ProjectName> name, Path place, String why) {
            findings.add(new EnvironmentFinding(EnvironmentFinding.Kind.UNREADABLE, name, place.toString(), why, ""));
        }

        /** {@return what was found; what is hidden says by what} */
        List<InstalledDistribution> distributions() {
            List<InstalledDistribution> all = new ArrayList<>();
            for (List<Placed> one : found.values()) {
                one.sort(Placed.ORDER);
                for (int i = 0; i < one.size(); i++) {
                    Placed placed = one.get(i);
                    Optional<Placed> first = one.subList(0, i).stream()
                            .filter(before -> before.folder().isSeenWith(placed.folder()))
                            .findFirst();
                    first.ifPresent(before -> hidden(before.distribution(), placed.distribution()));
                    all.add(first.map(before -> placed.distribution()
                                    .behind(before.distribution().place()))
                            .orElse(placed.distribution()));
                }
            }
            return all;
        }

        private void hidden(InstalledDistribution first, InstalledDistribution other) {
            if (first.owner().equals(other.owner()) && first.version().equals(other.version())) {
                // One package may bring its metadata in both forms.
                return;
            }
            EnvironmentFinding.Kind kind = EnvironmentFinding.Kind.HIDDEN;
            if (first.owner().isEmpty() && other.owner().isPresent()) {
                kind = EnvironmentFinding.Kind.OVER_PACKAGE;
            } else if (first.owner().isPresent() && other.owner().isEmpty()) {
                kind = EnvironmentFinding.Kind.BEHIND_PACKAGE;
            }
            findings.add(new EnvironmentFinding(
                    kind, Optional.of(first.name()), first.place().toString(), text(first), text(other)));
        }

        private static String text(InstalledDistribution one) {
            return one + one.owner().map(owner -> " of " + owner).orElse("");
        }
    }
}
