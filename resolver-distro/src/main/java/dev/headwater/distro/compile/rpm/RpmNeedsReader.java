// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.rpm;

import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.api.version.PreReleases;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.distro.compile.Claims;
import dev.headwater.distro.compile.Claims.Claim;
import dev.headwater.distro.compile.Needs;
import dev.headwater.distro.compile.ProjectVersion;
import dev.headwater.distro.feed.FeedRow;
import dev.headwater.distro.rpm.Dependency;
import dev.headwater.distro.rpm.InvalidRichDependencyException;
import dev.headwater.distro.rpm.ProjectBound;
import dev.headwater.distro.rpm.PythonCapability;
import dev.headwater.distro.rpm.RichDependency;
import dev.headwater.distro.rpm.RichDependencyReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Turns what packages require into requirements of projects: what names a project says it itself, and what names a
 * package means the projects of that package.
 */
final class RpmNeedsReader {
    private static final int SHOWN = 400;

    private final Map<String, RpmMember> members;
    private final Map<String, List<Provision>> provisions;
    private final SortedMap<ProjectName, List<ExtraPackage>> extras = new TreeMap<>();
    private final Set<String> declared = new HashSet<>();
    private final Capabilities capabilities;
    private final Pythons pythons;
    private final Claims claims;
    private final Function<Claim, ProjectVersion> versions;

    RpmNeedsReader(
            Map<String, RpmMember> members,
            Map<String, List<Provision>> provisions,
            Capabilities capabilities,
            Pythons pythons,
            Claims claims,
            Function<Claim, ProjectVersion> versions) {
        this.members = members;
        this.provisions = provisions;
        this.capabilities = capabilities;
        this.pythons = pythons;
        this.claims = claims;
        this.versions = versions;
        provisions.values().forEach(all -> all.forEach(provision -> declared.add(provision.capability())));
        provisions.forEach((name, all) -> all.stream()
                .filter(Provision::isOfExtra)
                .forEach(provision -> extras.computeIfAbsent(provision.project(), project -> new ArrayList<>())
                        .add(new ExtraPackage(name, provision))));
    }

    /**
     * A package that provides an extra.
     *
     * @param name the package
     * @param provision the extra
     */
    private record ExtraPackage(String name, Provision provision) {}

    /** {@return what the package of a claim needs for the Python of the claim} */
    Needs read(Claim claim) {
        Reading reading = new Reading(claim);
        RpmMember own = members.get(claim.member().name());
        if (own != null) {
            own.listed().requires().forEach(reading::add);
            general(claim)
                    .ifPresent(text -> reading.notes.add(
                            new ProvidedNote(ProvidedNote.Kind.DECLARED_GENERALLY, Shown.text(text, SHOWN))));
        }
        return reading.needs(readExtras(claim));
    }

    /** {@return how a package declares a project that it declares for no one Python} */
    private Optional<String> general(Claim claim) {
        List<Provision> all = provisions.getOrDefault(claim.member().name(), List.of()).stream()
                .filter(provision -> provision.isOfProject()
                        && provision.project().equals(claim.distribution().project()))
                .toList();
        boolean isGeneral = all.stream()
                .noneMatch(provision -> pythons.place(provision.python()).isPresent());
        return isGeneral ? all.stream().map(Provision::capability).findFirst() : Optional.empty();
    }

    /** Of a package of extras that cannot be read that is told: the extra is there, and cannot be used. */
    private List<FeedRow.Extra> readExtras(Claim claim) {
        SortedMap<String, FeedRow.Extra> read = new TreeMap<>();
        Optional<Version> version = versions.apply(claim).version();
        for (ExtraPackage of : extras.getOrDefault(claim.distribution().project(), List.of())) {
            RpmMember member = members.get(of.name());
            boolean isOfClaim = version.isPresent()
                    && version.get().equals(Version.parseOrNull(of.provision().version()))
                    && pythons.place(of.provision().python())
                            .filter(place -> place == claim.distribution().interpreter())
                            .isPresent();
            Optional<String> extra = extra(of.provision().extra());
            if (member != null && isOfClaim && extra.isPresent()) {
                Reading reading = new Reading(claim);
                member.listed().requires().forEach(reading::add);
                read.putIfAbsent(extra.get(), new FeedRow.Extra(extra.get(), reading.texts(), reading.fault));
            }
        }
        return List.copyOf(read.values());
    }

    private static Optional<String> extra(String text) {
        try {
            return Optional.of(ExtraName.parse(text).value());
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    /** What is known while the relations of a package are gone through. */
    private final class Reading {
        private static final Comparator<ProvidedNote> ORDER =
                Comparator.comparing(ProvidedNote::kind).thenComparing(ProvidedNote::text);

        private final Claim claim;
        private final String python;
        private final SortedMap<Key, SpecifierSet> requirements = new TreeMap<>();
        private final NavigableSet<String> dependencies = new TreeSet<>();
        private final NavigableSet<ProvidedNote> notes = new TreeSet<>(ORDER);
        private String fault = "";

        Reading(Claim claim) {
            this.claim = claim;
            python = pythons.all().get(claim.distribution().interpreter()).python();
        }

        void add(Dependency required) {
            if (required.name().startsWith("rpmlib(") || required.name().equals(Pythons.ABI)) {
                return;
            }
            try {
                RichDependency read = required.isRich()
                        ? RichDependencyReader.parse(required.name())
                        : new RichDependency.Simple(required);
                add(read, required.toString());
            } catch (InvalidRichDependencyException e) {
                refuse(e.getMessage() + ", in " + required);
            }
        }

        private void refuse(String text) {
            fault = fault.isEmpty() ? Shown.text(text, SHOWN) : fault;
        }

        /** What says something of one project is a bound or cannot be read; all else is about packages. */
        private void add(RichDependency read, String text) {
            List<Dependency> named = read.capabilities();
            if (named.stream().noneMatch(each -> PythonCapability.isMeant(each.name()))) {
                addPackages(read, text);
                return;
            }
            if (read instanceof RichDependency.Joined joined && joined.operator() == RichDependency.Operator.AND) {
                joined.operands().forEach(operand -> add(operand, text));
                return;
            }
            Optional<SpecifierSet> bound = ProjectBound.of(read);
            PythonCapability capability =
                    PythonCapability.of(named.get(0).name()).orElse(null);
            if (bound.isEmpty() || capability == null) {
                refuse(text);
            } else if (capability.isFor(python)) {
                requireDeclared(named.get(0).name(), text);
                require(capability, bound.get(), text);
            } else {
                // What it needs of another Python is no requirement of this one.
                dependencies.add(Shown.text(text, SHOWN));
            }
        }

        /** A version that none meets is told of a bound; where nothing is declared, no version would do. */
        private void requireDeclared(String capability, String text) {
            if (!declared.contains(capability)) {
                notes.add(new ProvidedNote(ProvidedNote.Kind.REQUIRED_UNDECLARED, Shown.text(text, SHOWN)));
            }
        }

        private void require(PythonCapability capability, SpecifierSet bound, String text) {
            try {
                ProjectName project = ProjectName.parse(capability.name());
                List<String> names = new ArrayList<>();
                for (String extra : capability.extras()) {
                    names.add(ExtraName.parse(extra).value());
                }
                if (!project.equals(claim.distribution().project()) || !names.isEmpty()) {
                    requirements.merge(new Key(project, names), met(project, bound, text), SpecifierSet::and);
                }
            } catch (InvalidNameException e) {
                refuse(text);
            }
        }

        /** A bound that no package of the feed meets is none; what is no project of the feed is another's to meet. */
        private SpecifierSet met(ProjectName project, SpecifierSet bound, String text) {
            List<Claim> own = claims.settled().getOrDefault(project, List.of()).stream()
                    .filter(one -> one.fault().isEmpty()
                            && one.distribution().interpreter()
                                    == claim.distribution().interpreter())
                    .toList();
            boolean isMet = own.isEmpty()
                    || bound.isAny()
                    || own.stream()
                            .anyMatch(one -> versions.apply(one)
                                    .version()
                                    .filter(version -> bound.contains(version.toString(), PreReleases.ALLOW))
                                    .isPresent());
            return isMet ? bound : notMet(text);
        }

        private void addPackages(RichDependency read, String text) {
            if (read instanceof RichDependency.Simple simple) {
                addPackage(List.of(simple.dependency()), text);
            } else if (read instanceof RichDependency.Joined joined) {
                switch (joined.operator()) {
                    case AND -> joined.operands().forEach(operand -> addPackages(operand, text));
                    case OR -> addFirst(joined.operands(), text);
                    case WITH, WITHOUT -> addOne(joined, text);
                }
            } else if (read.capabilities().stream().anyMatch(this::isOfProject)) {
                refuse(text);
            } else {
                dependencies.add(Shown.text(text, SHOWN));
            }
        }

        /** Several bounds of one package hold together; what else is said of one package is no bound of a project. */
        private void addOne(RichDependency.Joined joined, String text) {
            List<Dependency> named = joined.capabilities();
            boolean isBounds = joined.operator() == RichDependency.Operator.WITH
                    && joined.operands().stream().allMatch(RichDependency.Simple.class::isInstance)
                    && named.stream().map(Dependency::name).distinct().count() == 1;
            if (isBounds) {
                addPackage(named, text);
            } else if (named.stream().anyMatch(this::isOfProject)) {
                refuse(text);
            } else {
                addPackages(joined.operands().get(0), text);
            }
        }

        private void addFirst(List<RichDependency> operands, String text) {
            notes.add(new ProvidedNote(ProvidedNote.Kind.OTHER_BRANCHES, Shown.text(text, SHOWN)));
            RichDependency taken = operands.stream()
                    .filter(operand -> operand.capabilities().stream()
                            .noneMatch(each ->
                                    capabilities.satisfying(List.of(each)).isEmpty()))
                    .findFirst()
                    .orElse(operands.get(0));
            addPackages(taken, text);
        }

        private boolean isOfProject(Dependency named) {
            return capabilities.named(named.name()).stream()
                    .anyMatch(member -> !claims.of(member).isEmpty());
        }

        /** What no version of a package meets is required all the same, of whatever version is there. */
        private void addPackage(List<Dependency> bounds, String text) {
            List<RpmMember> meeting = capabilities.satisfying(bounds);
            List<RpmMember> found =
                    meeting.isEmpty() ? capabilities.named(bounds.get(0).name()) : meeting;
            if (found.stream().anyMatch(pythons::isOwn)) {
                return;
            }
            if (found.isEmpty()) {
                dependencies.add(Shown.text(bounds.get(0).name(), SHOWN));
                return;
            }
            RpmMember taken = found.get(0);
            List<Claim> provided = claims.of(taken).stream()
                    .filter(one -> one.distribution().fault().isEmpty()
                            && one.distribution().interpreter()
                                    == claim.distribution().interpreter())
                    .toList();
            if (provided.isEmpty() && !taken.name().equals(claim.member().name())) {
                dependencies.add(taken.name());
            }
            for (Claim one : provided) {
                ProjectName project = one.distribution().project();
                if (!project.equals(claim.distribution().project())) {
                    SpecifierSet bound = meeting.isEmpty() ? notMet(text) : converted(bounds, taken, one, text);
                    requirements.merge(new Key(project, List.of()), bound, SpecifierSet::and);
                }
            }
        }

        private SpecifierSet notMet(String text) {
            notes.add(new ProvidedNote(ProvidedNote.Kind.BOUND_NOT_MET, Shown.text(text, SHOWN)));
            return SpecifierSet.any();
        }

        /** The bounds of a package are those of a project whose version it has; else there is none. */
        private SpecifierSet converted(List<Dependency> bounds, RpmMember taken, Claim of, String text) {
            SpecifierSet all = SpecifierSet.any();
            for (Dependency bound : bounds) {
                Optional<SpecifierSet> one = versions.apply(of).version().equals(taken.release())
                        ? PackageBound.of(bound, taken)
                        : Optional.empty();
                if (one.isEmpty() && bound.operator() != Dependency.Operator.ANY) {
                    notes.add(new ProvidedNote(ProvidedNote.Kind.BOUND_NOT_CONVERTED, Shown.text(text, SHOWN)));
                }
                all = all.and(one.orElse(SpecifierSet.any()));
            }
            return met(of.distribution().project(), all, text);
        }

        List<String> texts() {
            List<String> texts = new ArrayList<>();
            requirements.forEach((key, bound) -> texts.add(key + bound.toString()));
            return texts;
        }

        Needs needs(List<FeedRow.Extra> ofExtras) {
            return new Needs(texts(), List.copyOf(dependencies), ofExtras, List.copyOf(notes), fault);
        }
    }

    /**
     * A project with extras of it.
     *
     * @param project the project
     * @param extras the extras, normalized
     */
    private record Key(ProjectName project, List<String> extras) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::project)
                    .thenComparing(key -> String.join(",", key.extras()))
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return project.value() + (extras.isEmpty() ? "" : "[" + String.join(",", extras) + "]");
        }
    }
}
