// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.environment;

import dev.headwater.api.environment.Environment;
import dev.headwater.api.environment.EnvironmentFinding;
import dev.headwater.api.environment.InstalledDistribution;
import dev.headwater.api.environment.SiteFolder;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.installed.DiskText;
import dev.headwater.core.installed.MetadataEntry;
import dev.headwater.core.installed.OwnedFiles;
import dev.headwater.core.installed.PythonPlace;
import java.io.IOException;
import java.nio.file.Files;
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
 */
record InstalledPlace(Environment environment, OwnedFiles files) {
    private static final Comparator<EnvironmentFinding> ORDER = Comparator.comparing((EnvironmentFinding one) ->
                    one.name().map(ProjectName::value).orElse(""))
            .thenComparing(EnvironmentFinding::kind)
            .thenComparing(EnvironmentFinding::place);

    /** {@return what there is to say, by project, then by kind} */
    static List<EnvironmentFinding> sorted(List<EnvironmentFinding> findings) {
        return findings.stream().sorted(ORDER).toList();
    }

    /** Reads what is installed. */
    static InstalledPlace read(Path path, PythonPlace place, OwnedFiles files) {
        Reading reading = new Reading(files);
        place.faults().forEach(fault -> reading.unreadable(Optional.empty(), fault.place(), fault.why()));
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
        return new InstalledPlace(environment, files);
    }

    /** One reading. */
    private static final class Reading {
        private final OwnedFiles files;
        private final SortedMap<ProjectName, List<Placed>> found = new TreeMap<>();
        private final List<EnvironmentFinding> findings = new ArrayList<>();

        Reading(OwnedFiles files) {
            this.files = files;
        }

        /** A distribution, and the folder where it was found. */
        private record Placed(SiteFolder folder, InstalledDistribution distribution) {}

        void folder(SiteFolder folder) {
            List<Path> entries;
            try {
                entries = DiskText.entries(folder.path());
            } catch (IOException e) {
                unreadable(Optional.empty(), folder.path(), DiskText.reason(e));
                return;
            }
            DistributionReader reader = new DistributionReader(folder.path(), files);
            for (Path entry : entries) {
                MetadataEntry.of(entry).ifPresent(one -> add(folder, reader, one));
            }
            reader.owned().forEach((path, owner) -> {
                if (!Files.exists(path)) {
                    findings.add(new EnvironmentFinding(
                            EnvironmentFinding.Kind.METADATA_GONE,
                            MetadataEntry.of(path).map(MetadataEntry::name),
                            path.toString(),
                            "",
                            owner.toString()));
                }
            });
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
            found.computeIfAbsent(read.name(), name -> new ArrayList<>()).add(new Placed(folder, read));
        }

        private void unreadable(Optional<ProjectName> name, Path place, String why) {
            findings.add(new EnvironmentFinding(EnvironmentFinding.Kind.UNREADABLE, name, place.toString(), why, ""));
        }

        /** {@return what was found; what is hidden says by what} */
        List<InstalledDistribution> distributions() {
            List<InstalledDistribution> all = new ArrayList<>();
            for (List<Placed> one : found.values()) {
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
