// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.why;

import dev.headwater.api.explanation.Place;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.requirement.MarkerSelection;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.CandidateList;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The question why a version of a project is not the answer to a request.
 *
 * <p>What the owner lists is asked for once more, of a project that the resolution needed anyway. Where neither that
 * nor the answer says why, the request is resolved again with this version alone, which asks the owners of what this
 * version requires.
 *
 * <pre>{@code
 * VersionQuestion question = new VersionQuestion(resolver, request, resolver.resolve(request));
 * WhyVersion why = question.ask(ProjectName.parse("click"), Version.parse("8.2"));
 * System.out.print(WhyReport.of(why).text());
 * }</pre>
 *
 * <p>Immutable, and safe for use by many threads where its resolver is.
 *
 * @since 0.1.0
 */
public final class VersionQuestion {
    private final Resolver resolver;
    private final ResolutionRequest request;
    private final ResolutionOutcome outcome;

    /** Makes a question about the outcome of a request. */
    public VersionQuestion(Resolver resolver, ResolutionRequest request, ResolutionOutcome outcome) {
        this.resolver = resolver;
        this.request = request;
        this.outcome = outcome;
    }

    /** {@return why a version is not the answer, or that it is} It counts as what {@code ==VERSION} accepts. */
    public WhyVersion ask(ProjectName name, Version version) {
        Why why = Why.of(name, outcome);
        SpecifierSet exactly = SpecifierSet.parse("==" + version);
        return outcome.resolved()
                .flatMap(resolved -> resolved.packages().stream()
                        .filter(pinned -> pinned.name().equals(name))
                        .filter(pinned -> !exactly.contains(pinned.version()))
                        .findFirst()
                        .map(pinned -> ask(version, exactly, resolved, pinned)))
                .orElseGet(() -> new WhyVersion.OfProject(version, why));
    }

    private WhyVersion ask(
            Version version, SpecifierSet exactly, ResolutionOutcome.Resolved resolved, PinnedPackage pinned) {
        if (pinned.rule() == OwnerRule.DIRECT_URL) {
            return new WhyVersion.Forbidden(version, pinned, requested(pinned.requested(), Bar.Kind.REQUIREMENT));
        }
        CandidateList candidates = resolver.candidates(pinned.name(), request);
        List<CandidateList.Row> rows = candidates.rows().stream()
                .filter(row -> row.version().filter(exactly::contains).isPresent())
                .toList();
        if (rows.isEmpty()) {
            return new WhyVersion.NotListed(version, pinned, candidates);
        }
        if (rows.stream().allMatch(row -> row.unusable().isPresent())) {
            return new WhyVersion.Excluded(version, pinned, rows);
        }
        List<Bar> bars = bars(rows.get(0).version().orElse(version), resolved, pinned);
        if (!bars.isEmpty()) {
            return new WhyVersion.Forbidden(version, pinned, bars);
        }
        return isBehind(rows.get(0), candidates, pinned)
                ? new WhyVersion.Behind(version, pinned)
                : new WhyVersion.Tried(version, resolved, pinned, resolver.resolve(alone(pinned.name(), exactly)));
    }

    /** The best comes first, by the strategy of the request and its preferences. */
    private static boolean isBehind(CandidateList.Row row, CandidateList candidates, PinnedPackage pinned) {
        for (CandidateList.Row before : candidates.rows()) {
            if (before.equals(row)) {
                return false;
            }
            if (before.version().equals(Optional.of(pinned.version()))) {
                return true;
            }
        }
        return false;
    }

    private ResolutionRequest alone(ProjectName name, SpecifierSet exactly) {
        String question = name + exactly.toString();
        return request.toBuilder()
                .constrain(RequestedRequirement.of(
                        Requirement.parse(question), new Place.Argument("the question", question)))
                .build();
    }

    private List<Bar> bars(Version version, ResolutionOutcome.Resolved resolved, PinnedPackage pinned) {
        List<RequestedRequirement> overrides = applying(request.overrides(), pinned);
        List<Bar> bars = new ArrayList<>();
        if (overrides.isEmpty()) {
            bars.addAll(requested(against(version, pinned.requested()), Bar.Kind.REQUIREMENT));
        }
        bars.addAll(requested(against(version, applying(request.constraints(), pinned)), Bar.Kind.CONSTRAINT));
        bars.addAll(requested(against(version, overrides), Bar.Kind.OVERRIDE));
        if (overrides.isEmpty()) {
            Requirements requirements = new Requirements(resolved);
            resolved.packages().stream()
                    .flatMap(by -> required(version, by, pinned, requirements))
                    .forEach(bars::add);
        }
        return bars;
    }

    private static Stream<Bar> required(
            Version version, PinnedPackage by, PinnedPackage pinned, Requirements requirements) {
        return by.requires().stream()
                .filter(row -> row.name().equals(pinned.name()) && row.checked())
                .filter(row -> !row.specifier().contains(version))
                .flatMap(row -> chain(by, row, requirements).stream())
                .map(Bar.Required::new);
    }

    private static Optional<Chain> chain(PinnedPackage by, PackageRequirement row, Requirements requirements) {
        return new ChainSearch(requirements, new Requirements.Feature(by.name(), row.extra()))
                .chains(1).shortest().stream().findFirst().map(chain -> chain.with(new Link(by, List.of(row))));
    }

    private List<RequestedRequirement> applying(List<RequestedRequirement> said, PinnedPackage pinned) {
        return said.stream()
                .filter(one -> one.requirement().name().equals(pinned.name()))
                .filter(one -> one.requirement()
                        .marker()
                        .map(marker -> marker.evaluate(
                                        request.target().environment(), MarkerSelection.ofMetadata(List.of()))
                                .isTrue())
                        .orElse(true))
                .toList();
    }

    private static List<RequestedRequirement> against(Version version, List<RequestedRequirement> said) {
        return said.stream()
                .filter(one -> !one.requirement().specifiers().contains(version))
                .toList();
    }

    private static List<Bar> requested(List<RequestedRequirement> said, Bar.Kind kind) {
        return said.stream().<Bar>map(one -> new Bar.Requested(one, kind)).toList();
    }
}
