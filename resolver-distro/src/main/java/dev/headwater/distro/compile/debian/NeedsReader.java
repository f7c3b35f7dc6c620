// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.debian;

import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.distro.compile.Claims;
import dev.headwater.distro.compile.Claims.Claim;
import dev.headwater.distro.compile.Needs;
import dev.headwater.distro.compile.ProjectVersion;
import dev.headwater.distro.compile.debian.Archive.Member;
import dev.headwater.distro.debian.BinaryPackage.Alternatives;
import dev.headwater.distro.debian.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Turns relations between packages into requirements of projects, as the package manager would carry them out in a
 * system that has the interpreter and nothing else.
 */
final class NeedsReader {
    private final Archive archive;
    private final Interpreter interpreter;
    private final Claims claims;
    private final Function<Claim, ProjectVersion> versions;

    NeedsReader(Archive archive, Interpreter interpreter, Claims claims, Function<Claim, ProjectVersion> versions) {
        this.archive = archive;
        this.interpreter = interpreter;
        this.claims = claims;
        this.versions = versions;
    }

    /** {@return what a package needs} */
    Needs read(Member member) {
        Reading reading = new Reading(member);
        member.stanza().depends().forEach(reading::add);
        return reading.needs();
    }

    /** What is known while the relations of a package are gone through. */
    private final class Reading {
        private static final Comparator<ProvidedNote> ORDER =
                Comparator.comparing(ProvidedNote::kind).thenComparing(ProvidedNote::text);

        private final Member member;
        private final SortedMap<ProjectName, SpecifierSet> requirements = new TreeMap<>();
        private final NavigableSet<String> dependencies = new TreeSet<>();
        private final NavigableSet<ProvidedNote> notes = new TreeSet<>(ORDER);

        Reading(Member member) {
            this.member = member;
        }

        void add(Alternatives group) {
            List<Branch> branches = group.branches().stream()
                    .flatMap(
                            relation -> archive.satisfying(relation).stream().map(found -> new Branch(relation, found)))
                    .toList();
            if (branches.stream().anyMatch(branch -> interpreter.isOwn(branch.member()))) {
                return;
            }
            if (branches.size() > 1 || group.branches().size() > 1) {
                note(ProvidedNote.Kind.OTHER_BRANCHES, RelationText.of(group));
            }
            Optional<Branch> taken = branches.stream()
                    .filter(branch -> interpreter.brings(branch.member()))
                    .findFirst()
                    .or(() -> branches.stream().findFirst());
            taken.ifPresentOrElse(this::add, () -> addMissing(group));
        }

        private void add(Branch branch) {
            List<Claim> provided = claims.of(branch.member());
            if (provided.isEmpty()) {
                dependencies.add(branch.member().name());
            } else if (!branch.member().name().equals(member.name())) {
                provided.forEach(claim -> require(claim, branch));
            }
        }

        /** What no package satisfies stands as it would without its bound. */
        private void addMissing(Alternatives group) {
            Relation first = group.branches().get(0);
            Stream<Member> named = group.branches().stream()
                    .map(Relation::name)
                    .map(archive::find)
                    .flatMap(Stream::ofNullable);
            Optional<Member> found = named.findFirst();
            note(ProvidedNote.Kind.BOUND_NOT_MET, RelationText.of(group));
            found.ifPresentOrElse(
                    other -> add(new Branch(unbounded(first), other)), () -> dependencies.add(first.name()));
        }

        private void require(Claim claim, Branch branch) {
            SpecifierSet bound = branch.isByName() ? bound(claim, branch.relation()) : SpecifierSet.any();
            requirements.merge(claim.distribution().project(), bound, SpecifierSet::and);
        }

        private SpecifierSet bound(Claim claim, Relation relation) {
            Optional<SpecifierSet> converted = VersionRelation.converted(relation);
            if (converted.isEmpty()) {
                note(ProvidedNote.Kind.BOUND_NOT_CONVERTED, RelationText.of(relation));
            } else if (versions.apply(claim)
                            .version()
                            .filter(converted.get()::contains)
                            .isEmpty()
                    && !converted.get().isAny()) {
                note(ProvidedNote.Kind.BOUND_NOT_MET, RelationText.of(relation));
                return SpecifierSet.any();
            }
            return converted.orElse(SpecifierSet.any());
        }

        private void note(ProvidedNote.Kind kind, String text) {
            notes.add(new ProvidedNote(kind, text));
        }

        Needs needs() {
            List<String> texts = new ArrayList<>();
            requirements.forEach((project, bound) -> texts.add(project.value() + bound));
            return new Needs(texts, List.copyOf(dependencies), List.of(), List.copyOf(notes), "");
        }
    }

    private static Relation unbounded(Relation relation) {
        return new Relation(relation.name(), relation.qualifier(), Relation.Operator.ANY, "");
    }

    /**
     * A package that satisfies a relation.
     *
     * @param relation the relation
     * @param member the package, of that name or one that provides it
     */
    private record Branch(Relation relation, Member member) {
        /** A bound on a name that is provided is none on the version of the package. */
        boolean isByName() {
            return relation.name().equals(member.name());
        }
    }
}
