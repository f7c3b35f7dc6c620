// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.recording;

import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.tag.TagSet;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Says what is wrong with an answer to a workload, by the definition of a right one: every requirement of the request
 * and of every release holds, every file is of its owner, fits, is old enough and not yanked, and nothing is there
 * without being needed. Shares no code with the resolver but the values of the standards.
 */
final class Validator {
    private final Workload workload;
    private final Function<IndexId, PackageIndex> indexes;
    private final MarkerEnvironment environment;
    private final Map<ProjectName, PinnedPackage> chosen = new TreeMap<>();
    private final Map<ProjectName, CoreMetadata> metadata = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    private Validator(Workload workload, Function<IndexId, PackageIndex> indexes, List<PinnedPackage> packages) {
        this.workload = workload;
        this.indexes = indexes;
        this.environment = workload.target().environment();
        packages.forEach(pin -> chosen.put(pin.name(), pin));
    }

    static List<String> faults(
            Workload workload, Function<IndexId, PackageIndex> indexes, List<PinnedPackage> packages) {
        Validator validator = new Validator(workload, indexes, packages);
        if (validator.chosen.size() != packages.size()) {
            validator.faults.add("a project is there twice");
        }
        packages.forEach(validator::checkSupply);
        validator.checkRequirements();
        validator.checkAge();
        return validator.faults;
    }

    private void checkSupply(PinnedPackage pin) {
        for (IndexId id : workload.indexes()) {
            if (indexes.apply(id).project(pin.name()).toCompletableFuture().join()
                    instanceof ProjectAnswer.Present present) {
                if (!pin.index().equals(Optional.of(id))) {
                    faults.add(pin + ", but its owner is " + id);
                }
                checkFile(pin, present.page());
                readMetadata(pin, indexes.apply(id));
                return;
            }
        }
        faults.add(pin + ", which nobody has");
    }

    private void checkFile(PinnedPackage pin, ProjectPage page) {
        DistributionFile file = IntStream.range(0, page.fileCount())
                .filter(i -> page.filename(i).equals(pin.file().orElseThrow().filename()))
                .mapToObj(page::file)
                .findFirst()
                .orElse(null);
        if (file == null || !file.equals(pin.file().orElseThrow())) {
            faults.add(pin.file().orElseThrow().filename() + " is not listed so");
            return;
        }
        WheelFilename wheel = WheelFilename.parse(file.filename());
        if (!wheel.isOf(pin.name()) || !wheel.version().equals(pin.version())) {
            faults.add(file.filename() + " is not " + pin);
        }
        if (wheel.rank(workload.target().tags()) == TagSet.INCOMPATIBLE) {
            faults.add(file.filename() + " does not fit");
        }
        if (!file.uploadTime().orElseThrow().isBefore(workload.cutOff())) {
            faults.add(file.filename() + " is too new");
        }
        if (file.yank().isPresent() && !isPinned(pin)) {
            faults.add(file.filename() + " is yanked");
        }
        if (!file.requiresPython().map(this::admitsPython).orElse(true)) {
            faults.add(file.filename() + " needs another Python");
        }
    }

    private boolean isPinned(PinnedPackage pin) {
        return workload.requirements().stream()
                .anyMatch(requirement -> requirement.name().equals(pin.name())
                        && requirement.specifiers().pins(pin.version()));
    }

    private boolean admitsPython(String specifiers) {
        return SpecifierSet.parse(specifiers).contains(workload.target().pythonRelease());
    }

    private void readMetadata(PinnedPackage pin, PackageIndex index) {
        MetadataAnswer answer =
                index.metadata(pin.file().orElseThrow()).toCompletableFuture().join();
        if (!(answer instanceof MetadataAnswer.Found found)) {
            faults.add(pin + " has no metadata: " + answer);
            return;
        }
        metadata.put(pin.name(), found.effective());
        if (!found.effective()
                .requiresPython()
                .map(python -> python.contains(workload.target().pythonRelease()))
                .orElse(true)) {
            faults.add(pin + " needs another Python, as its metadata says");
        }
    }

    /** A requirement, and who has it. */
    private record Wanted(Requirement requirement, String by) {}

    private void checkRequirements() {
        Map<ProjectName, Set<ExtraName>> reached = new TreeMap<>();
        Deque<Wanted> queue = new ArrayDeque<>();
        workload.requirements().stream()
                .filter(requirement -> requirement
                        .marker()
                        .map(marker -> marker.holds(environment))
                        .orElse(true))
                .forEach(requirement -> queue.add(new Wanted(requirement, "the request")));
        while (!queue.isEmpty()) {
            Wanted wanted = queue.removeFirst();
            ProjectName name = wanted.requirement().name();
            PinnedPackage pin = chosen.get(name);
            if (pin == null || !wanted.requirement().specifiers().contains(pin.version())) {
                faults.add(wanted.by() + " needs " + wanted.requirement() + ", and there is " + pin);
                continue;
            }
            Set<ExtraName> known = reached.get(name);
            if (known == null) {
                known = new TreeSet<>();
                reached.put(name, known);
                addNeeds(pin, queue);
            }
            for (ExtraName extra : wanted.requirement().extras()) {
                if (known.add(extra)) {
                    addNeeds(pin, extra, queue);
                }
            }
        }
        Set<ProjectName> unreachable = new TreeSet<>(chosen.keySet());
        unreachable.removeAll(reached.keySet());
        if (!unreachable.isEmpty()) {
            faults.add("nobody needs " + unreachable);
        }
    }

    private void addNeeds(PinnedPackage pin, Deque<Wanted> queue) {
        for (Requirement requirement : requirements(pin)) {
            if (requirement.marker().map(marker -> marker.holds(environment)).orElse(true)) {
                queue.add(new Wanted(requirement, pin.toString()));
            }
        }
    }

    private void addNeeds(PinnedPackage pin, ExtraName extra, Deque<Wanted> queue) {
        for (Requirement requirement : requirements(pin)) {
            Marker marker = requirement.marker().orElse(null);
            if (marker != null && marker.holds(environment, extra) && !marker.holds(environment)) {
                queue.add(new Wanted(requirement, pin + " [" + extra + "]"));
            }
        }
    }

    /** Old metadata has lines that cannot be read; they bind nobody. */
    private List<Requirement> requirements(PinnedPackage pin) {
        List<Requirement> requirements = new ArrayList<>();
        CoreMetadata own = metadata.get(pin.name());
        for (String text : own == null ? List.<String>of() : own.requiresDist()) {
            try {
                requirements.add(Requirement.parse(text));
            } catch (InvalidRequirementException e) {
                assert e != null;
            }
        }
        return requirements;
    }

    private void checkAge() {
        for (Requirement requirement : workload.requirements()) {
            Version reference = workload.reference().get(requirement.name());
            PinnedPackage pin = chosen.get(requirement.name());
            if (reference != null && pin != null && pin.version().compareTo(reference) < 0) {
                faults.add(pin + " is older than the reference, " + reference);
            }
        }
    }
}
