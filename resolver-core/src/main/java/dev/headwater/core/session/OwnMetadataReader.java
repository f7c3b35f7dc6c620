// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.core.ownership.IndexRoute;
import dev.headwater.core.reading.Questions;
import dev.headwater.core.request.Dependencies;
import dev.headwater.core.request.Dependency;
import dev.headwater.core.request.OwnMetadata;
import dev.headwater.core.request.PreparedRequest;
import dev.headwater.core.request.Release;
import dev.headwater.core.universe.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metadata within a distributor's package, where it counts beside what the distributor says: for a
 * requirement on a name that the policy hands to another index, and for the extras that the distributor does not tell
 * of. Safe for use by several threads.
 */
final class OwnMetadataReader {
    private final PreparedRequest request;
    private final IndexPolicy policy;
    private final Questions questions;
    private final MetadataRules rules;
    private final MarkerEnvironment environment;

    OwnMetadataReader(PreparedRequest request, IndexPolicy policy, Questions questions, MetadataRules rules) {
        this.request = request;
        this.policy = policy;
        this.questions = questions;
        this.rules = rules;
        this.environment = request.request().target().environment();
    }

    /** Adds what lies within the package where a name that it requires is handed to another index. */
    CompletableFuture<CandidateReading> checked(Project project, CandidateReading reading) {
        Release.Usable release = reading.usable().orElse(null);
        return release == null
                        || release.relations().isEmpty()
                        || handed(project, release).isEmpty()
                ? CompletableFuture.completedFuture(reading)
                : ask(project, release.relations().get()).thenApply(answer -> checked(project, release, answer));
    }

    /** Adds what lies within the package, for its extras; that there is nothing is a failure. */
    CompletableFuture<CandidateReading> extras(Project project, Release.Usable release) {
        ProvidedPackage by = release.relations().orElseThrow();
        return ask(project, by)
                .thenApply(answer -> answer.accept(new PublishedAnswer.Visitor<>() {
                    @Override
                    public CandidateReading found(PublishedAnswer.Found found) {
                        return checked(project, release, found);
                    }

                    @Override
                    public CandidateReading none(PublishedAnswer.None none) {
                        return new CandidateReading.Failed(IndexFault.of(
                                IndexFault.Kind.CONTENT,
                                by.purl(),
                                "the package has no metadata of '" + project.name() + "' that could tell its extras"
                                        + (none.detail().isEmpty() ? "" : ": " + none.detail())));
                    }

                    @Override
                    public CandidateReading unavailable(PublishedAnswer.Unavailable unavailable) {
                        return new CandidateReading.Failed(unavailable.fault());
                    }
                }));
    }

    private CompletableFuture<PublishedAnswer> ask(Project project, ProvidedPackage by) {
        CompletableFuture<PublishedAnswer> answer = questions.published(project.index(), project.name(), by);
        MetadataEdit edit = edit(project, by);
        return edit == null ? answer : answer.thenApply(read -> edited(read, edit));
    }

    /** {@return what overlays make of a distributor's package, or null} */
    private static @Nullable MetadataEdit edit(Project project, ProvidedPackage by) {
        ProjectPage page = project.page();
        for (int row = 0; page != null && row < page.fileCount(); row++) {
            if (by.equals(page.provided(row))) {
                return page.edit(row);
            }
        }
        return null;
    }

    private static PublishedAnswer edited(PublishedAnswer answer, MetadataEdit edit) {
        if (!(answer instanceof PublishedAnswer.Found found)) {
            return answer;
        }
        CoreMetadata published = edit.applyWithin(found.published());
        CoreMetadata effective =
                found.effective() == found.published() ? published : edit.applyWithin(found.effective());
        return new PublishedAnswer.Found(effective, published, found.extent(), found.notes());
    }

    private CandidateReading checked(Project project, Release.Usable release, PublishedAnswer answer) {
        return answer.accept(new PublishedAnswer.Visitor<>() {
            @Override
            public CandidateReading found(PublishedAnswer.Found found) {
                return read(project, release, found);
            }

            @Override
            public CandidateReading none(PublishedAnswer.None none) {
                Dependencies nothing = new Dependencies(List.of(), environment);
                return new CandidateReading.Judged(release.with(new OwnMetadata(
                        nothing, Set.of(), List.of(), handed(project, release), List.of(), environment)));
            }

            @Override
            public CandidateReading unavailable(PublishedAnswer.Unavailable unavailable) {
                return new CandidateReading.Failed(unavailable.fault());
            }
        });
    }

    private CandidateReading read(Project project, Release.Usable release, PublishedAnswer.Found found) {
        Set<ProjectName> handed = handed(project, release);
        boolean whole = found.extent() == PublishedAnswer.Extent.WHOLE;
        List<Dependency> besides = new ArrayList<>();
        for (Dependency dependency : whole ? dependencies(found.published()) : List.<Dependency>of()) {
            if (isOn(dependency, handed)) {
                Exclusion exclusion = rules.byDependency(dependency);
                if (exclusion != null) {
                    return CandidateReading.excluded(exclusion);
                }
                if (dependency.isOfProject()) {
                    besides.add(dependency);
                }
            }
        }
        return new CandidateReading.Judged(release.with(new OwnMetadata(
                new Dependencies(ofExtras(project, found), environment),
                extras(found.effective()),
                besides,
                whole ? Set.of() : handed,
                // What another index supplies is held against what was published: no bound was left out there.
                found.notes().stream()
                        .filter(note -> !isHanded(project, rules.dependency(note.text())))
                        .toList(),
                environment)));
    }

    /** What another index supplies is held against what was published, and all else against this release. */
    private List<Dependency> ofExtras(Project project, PublishedAnswer.Found found) {
        List<Dependency> all = new ArrayList<>(dependencies(found.effective()));
        if (found.effective() != found.published()) {
            all.removeIf(dependency -> isHanded(project, dependency));
            dependencies(found.published()).stream()
                    .filter(dependency -> isHanded(project, dependency))
                    .forEach(all::add);
        }
        return all;
    }

    private List<Dependency> dependencies(CoreMetadata metadata) {
        return metadata.requiresDist().stream().map(rules::dependency).toList();
    }

    private static Set<ExtraName> extras(CoreMetadata metadata) {
        return Set.copyOf(metadata.providesExtra());
    }

    /** {@return the names that a distributor requires of which the policy says that another index supplies them} */
    private Set<ProjectName> handed(Project project, Release.Usable release) {
        return release.ofMetadata().stream()
                .filter(dependency -> isHanded(project, dependency))
                .flatMap(dependency -> dependency.requirement().stream())
                .map(Requirement::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOn(Dependency dependency, Set<ProjectName> names) {
        return dependency.requirement().filter(on -> names.contains(on.name())).isPresent();
    }

    private boolean isHanded(Project project, Dependency dependency) {
        return dependency
                .requirement()
                .filter(on -> isHanded(project, on.name()))
                .isPresent();
    }

    private boolean isHanded(Project project, ProjectName name) {
        boolean yields = request.own().find(name).isPresent()
                || request.directFile(name).isPresent()
                || !request.overrides(name).isEmpty();
        if (yields) {
            return false;
        }
        IndexId owner = project.owner().record().owner().orElseThrow();
        IndexRoute route = IndexRoute.of(policy, name);
        return route.rule() != OwnerRule.ORDER
                && route.entries().stream().noneMatch(entry -> entry.id().equals(owner));
    }
}
