// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.core.candidate.CandidateLister;
import dev.headwater.core.candidate.CandidateLister.ExcludedVersion;
import dev.headwater.core.ownership.Owner;
import dev.headwater.core.request.Release;
import dev.headwater.core.solver.Bits;
import dev.headwater.core.universe.Packages;
import dev.headwater.core.universe.Project;
import dev.headwater.core.universe.ProjectUniverse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts of a proof in words, each naming who supplies what it speaks of. */
final class FactWriter {
    private static final int MOST_EXCLUSIONS = 3;
    private static final int MOST_REQUIREMENTS = 3;

    private final ProjectUniverse world;
    private final CandidateLister lister;

    /** The requirements that nothing could meet, each with the sentence that says so, in the order of the proof. */
    private final Map<ProjectUniverse.Narrowing, String> deadEnds = new LinkedHashMap<>();

    private @Nullable String unusable;

    /** By project: what is required of it, where each requirement alone could be met. */
    private final Map<Integer, List<Claim>> claims = new LinkedHashMap<>();

    /**
     * What a fact says of a project, if it leaves anything: the fact as a sentence, and the candidates that it leaves.
     */
    private static final class Claim {
        private final String sentence;
        private final long[] admitted;

        Claim(String sentence, long[] admitted) {
            this.sentence = sentence;
            this.admitted = admitted;
        }
    }

    FactWriter(ProjectUniverse world, CandidateLister lister) {
        this.world = world;
        this.lister = lister;
    }

    /**
     * {@return the first fact of the proof that nothing could meet, else the first release in it that cannot be used,
     * else what is said twice about one project}
     */
    Optional<String> deadEnd() {
        return deadEnds.values().stream()
                .findFirst()
                .or(() -> Optional.ofNullable(unusable))
                .or(() -> claims.entrySet().stream()
                        .flatMap(claim -> clash(claim.getValue())
                                .map(said -> said + "; no version of "
                                        + world.packages().name(claim.getKey()) + " allows both")
                                .stream())
                        .findFirst());
    }

    /** The first of the claims that nothing meets, or the first two that nothing meets together. */
    private static Optional<String> clash(List<Claim> claims) {
        for (int i = 0; i < claims.size(); i++) {
            Claim one = claims.get(i);
            if (Bits.isEmpty(one.admitted)) {
                return Optional.of(one.sentence);
            }
            for (Claim other : claims.subList(i + 1, claims.size())) {
                if (Bits.isDisjoint(one.admitted, other.admitted)) {
                    return Optional.of(one.sentence + ", and " + other.sentence);
                }
            }
        }
        return Optional.empty();
    }

    /** {@return the requirements that nothing could meet} */
    List<ProjectUniverse.Narrowing> deadEnds() {
        return List.copyOf(deadEnds.keySet());
    }

    /** {@return a fact as a sentence} */
    String write(Fact fact) {
        if (fact.kind() == Fact.Kind.CONSTRAINT) {
            String constraints = world.request().constraints(world.packages().name(fact.pkg())).stream()
                    .map(constraint -> "'" + constraint.requirement() + "' (" + constraint.origin() + ")")
                    .collect(Collectors.joining(", "));
            String sentence = "the constraint " + constraints + " leaves out " + subject(fact.pkg(), fact.candidates());
            long[] left = Bits.minus(Bits.all(world.candidateCount(fact.pkg())), fact.candidates());
            if (Bits.isEmpty(left)) {
                unusable = unusable == null ? sentence : unusable;
            } else {
                claim(fact.pkg(), sentence, left);
            }
            return sentence;
        }
        if (fact.kind() == Fact.Kind.UNUSABLE) {
            String sentence = subject(fact.pkg(), fact.candidates()) + " " + reasons(fact);
            unusable = unusable == null ? sentence : unusable;
            return sentence;
        }
        return dependency(fact);
    }

    private String reasons(Fact fact) {
        Project project = world.project(fact.pkg());
        int candidate = Bits.next(fact.candidates(), 0);
        return project.release(candidate) instanceof Release.Unusable unusable
                ? unusable.exclusion().reason()
                : "cannot be used";
    }

    private String dependency(Fact fact) {
        String depends = fact.pkg() == ProjectUniverse.ROOT ? asks(fact) : depends(fact);
        if (world.packages().get(fact.target()) instanceof Packages.Unattainable nothing) {
            String sentence = depends + nothing.what();
            unusable = unusable == null ? sentence : unusable;
            return sentence;
        }
        if (world.packages().get(fact.target()) instanceof Packages.Feature feature) {
            return depends + world.packages().name(feature.project()) + "[" + feature.extra() + "]";
        }
        String sentence = depends + wanted(fact);
        Optional<Integer> unmet = fact.requirements().stream()
                .filter(requirement -> Bits.isEmpty(world.admitted(requirement)))
                .findFirst();
        boolean otherwiseMet = !isTogether(fact)
                && fact.requirements().stream().anyMatch(requirement -> !Bits.isEmpty(world.admitted(requirement)));
        if (unmet.isEmpty() || otherwiseMet) {
            claim(fact.target(), sentence, admitted(fact));
            return sentence;
        }
        ProjectUniverse.Narrowing narrowing = world.narrowing(unmet.get());
        SpecifierSet specifiers =
                isTogether(fact) || fact.requirements().size() == 1 ? narrowing.specifiers() : SpecifierSet.any();
        String complete = sentence + ", but " + supply(fact.target(), specifiers);
        deadEnds.putIfAbsent(narrowing, complete);
        return complete;
    }

    private void claim(int pkg, String sentence, long[] admitted) {
        claims.computeIfAbsent(pkg, project -> new ArrayList<>()).add(new Claim(sentence, admitted));
    }

    /** Whether the requirements are all of one candidate, so that each of them counts; else each has one of them. */
    private static boolean isTogether(Fact fact) {
        return Bits.count(fact.candidates()) == 1;
    }

    private long[] admitted(Fact fact) {
        return fact.requirements().stream()
                .map(world::admitted)
                .reduce(isTogether(fact) ? Bits::and : Bits::or)
                .orElseThrow();
    }

    /** What versions of the target are wanted: one range, a few, or as many as there are versions that want them. */
    private String wanted(Fact fact) {
        ProjectName target = world.packages().name(fact.target());
        List<String> ranges = fact.requirements().stream()
                .map(requirement -> target + specifiers(requirement))
                .distinct()
                .toList();
        if (isTogether(fact)) {
            return String.join(" and ", ranges);
        }
        return ranges.size() <= MOST_REQUIREMENTS
                ? String.join(" or ", ranges)
                : target + ", each on a range of its own such as " + ranges.get(0);
    }

    private String specifiers(int requirement) {
        SpecifierSet specifiers = world.narrowing(requirement).specifiers();
        return specifiers.isAny() ? "" : specifiers.toString();
    }

    private String asks(Fact fact) {
        if (!(world.packages().get(fact.target()) instanceof Packages.Project project)) {
            return "the request asks for ";
        }
        SpecifierSet first = world.narrowing(fact.requirements().get(0)).specifiers();
        return world.demandsOn(project.name()).stream()
                        .sorted(Comparator.comparing(
                                demand -> !demand.specifiers().equals(first)))
                        .flatMap(demand -> demand.origin().stream())
                        .findFirst()
                        .orElse("the request")
                + " asks for ";
    }

    /** Of a project of the request the line is told. */
    private String depends(Fact fact) {
        Optional<String> origin = world.origin(fact);
        if (origin.isEmpty()) {
            return subject(fact) + " depends on ";
        }
        return origin.get()
                + (world.packages().get(fact.feature()) instanceof Packages.Feature feature
                        ? ", for the extra '" + feature.extra() + "' of "
                                + world.packages().name(fact.pkg()) + ","
                        : "")
                + " asks for ";
    }

    /** What there is of a project whose owner offers nothing that fits. */
    private String supply(int target, SpecifierSet specifiers) {
        Project project = world.project(target);
        Ownership record = project.owner().record();
        if (project.owner() instanceof Owner.Nobody) {
            return record.asked().isEmpty()
                    ? "the policy lets no index be asked about " + project.name()
                    : "no index has " + project.name() + " (asked: "
                            + record.asked().stream()
                                    .map(asked -> asked.index().value())
                                    .collect(Collectors.joining(", "))
                            + (why(record).isEmpty() ? "" : "," + why(record)) + ")";
        }
        if (project.owner() instanceof Owner.Own own) {
            return project.name() + " is the project of " + own.project().origin()
                    + own.project()
                            .version()
                            .map(version -> ", whose version is " + version)
                            .orElse("");
        }
        String owner = record.owner().map(IndexId::value).orElse("the URL in the request") + ", which supplies "
                + project.name() + why(record) + ", ";
        String excluded = excluded(project, specifiers);
        if (project.candidates().size() == 0) {
            return owner
                    + (excluded.isEmpty()
                            ? "has no file of it that can be used"
                            : "has none that can be used: " + excluded);
        }
        String has = VersionText.of(
                project.candidates(), Bits.all(project.candidates().size()));
        return owner + "has only " + has + (excluded.isEmpty() ? "" : "; " + excluded);
    }

    private static String why(Ownership record) {
        return switch (record.rule()) {
            case PIN -> " as the policy pins it";
            case RESERVED -> " as the policy reserves it";
            case ORDER, DIRECT_URL, OWN_PROJECT -> "";
        };
    }

    private String excluded(Project project, SpecifierSet specifiers) {
        ProjectPage page = project.page();
        if (page == null) {
            return "";
        }
        List<ExcludedVersion> excluded = lister.excluded(page, project.rules(), specifiers);
        String shown = excluded.stream()
                .skip(Math.max(0, excluded.size() - MOST_EXCLUSIONS))
                .map(version -> version.version() + " " + version.exclusion().reason())
                .collect(Collectors.joining(", "));
        int more = excluded.size() - MOST_EXCLUSIONS;
        return shown
                + (more > 0
                        ? ", and " + more + " older " + (more == 1 ? "version" : "versions") + " cannot be used either"
                        : "");
    }

    private String subject(Fact fact) {
        String subject = subject(fact.pkg(), fact.candidates());
        return world.packages().get(fact.feature()) instanceof Packages.Feature feature
                ? subject + " with its extra '" + feature.extra() + "'"
                : subject;
    }

    /** {@return versions of a package with who supplies them: "six 1.10 from distro"} */
    String subject(int pkg, long[] set) {
        return versions(pkg, set) + from(pkg);
    }

    /** {@return versions of a package: "six 1.10"; an extra as "lib[fast]"} */
    String versions(int pkg, long[] set) {
        Packages.Entity what = world.packages().get(pkg);
        if (what instanceof Packages.Feature feature) {
            return world.packages().name(feature.project()) + "[" + feature.extra() + "]";
        }
        if (!(what instanceof Packages.Project named)) {
            return what instanceof Packages.Unattainable nothing ? nothing.what() : "the request";
        }
        Project project = world.project(pkg);
        if (project.owner() instanceof Owner.Own own) {
            return own.project().toString();
        }
        int size = project.candidates().size();
        int count = count(set, size);
        if (count == size && size > 1) {
            return "every version of " + named.name();
        }
        return count == 0 ? named.name().value() : named.name() + " " + VersionText.of(project.candidates(), set);
    }

    private static int count(long[] set, int size) {
        int count = 0;
        for (int candidate = Bits.next(set, 0);
                candidate >= 0 && candidate < size;
                candidate = Bits.next(set, candidate + 1)) {
            count++;
        }
        return count;
    }

    private String from(int pkg) {
        @Nullable Project project = world.packages().get(pkg) instanceof Packages.Project ? world.project(pkg) : null;
        if (project != null && project.owner() instanceof Owner.Own own) {
            return " of " + own.project().origin();
        }
        return project == null
                ? ""
                : project.owner()
                        .record()
                        .owner()
                        .map(owner -> " from " + owner)
                        .orElse("");
    }
}
