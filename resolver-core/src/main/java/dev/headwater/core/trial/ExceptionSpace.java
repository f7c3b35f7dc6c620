// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.trial;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.repair.Change;
import dev.headwater.api.repair.RepairKind;
import dev.headwater.api.resolution.PinnedPackage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Exceptions of the policy for a project, each to let one file in. */
final class ExceptionSpace implements Space<ExceptionSpace.Exempt> {
    private final Question question;
    private final Exclusions exclusions;

    /** What a project is exempt from. */
    enum Rule {
        FORMAT,
        COOL_DOWN
    }

    /** A project that is exempt from a rule. */
    record Exempt(ProjectName name, Rule rule) {}

    ExceptionSpace(Question question) {
        this.question = question;
        this.exclusions = new Exclusions(question.request().target());
    }

    @Override
    public RepairKind kind() {
        return RepairKind.EXCEPTION;
    }

    @Override
    public List<Exempt> altering(Trial failed, Collection<Exempt> made) {
        List<Exempt> changes = new ArrayList<>();
        failed.supplied().forEach(project -> {
            List<Exclusion> excluded = exclusions.of(project);
            if (excluded.stream().anyMatch(Exclusion.Format.class::isInstance) && isOfPolicy(project.name())) {
                changes.add(new Exempt(project.name(), Rule.FORMAT));
            }
            if (excluded.stream().anyMatch(this::isOfCoolDown)) {
                changes.add(new Exempt(project.name(), Rule.COOL_DOWN));
            }
        });
        return changes;
    }

    /** What the request says of the very name goes before any exception of the policy. */
    private boolean isOfPolicy(ProjectName name) {
        return !question.request().format().rules().containsKey(NamePattern.parse(name.value()));
    }

    private boolean isOfCoolDown(Exclusion exclusion) {
        return exclusion instanceof Exclusion.TooNew tooNew
                && question.request()
                        .excludeNewer()
                        .filter(cutOff -> !tooNew.uploaded().isBefore(cutOff))
                        .isEmpty();
    }

    @Override
    public Question question(Collection<Exempt> made) {
        Map<NamePattern, FormatRule> formats =
                new TreeMap<>(question.policy().format().rules());
        IndexPolicy.Builder policy = question.policy().toBuilder();
        for (Exempt change : made) {
            switch (change.rule()) {
                case FORMAT -> formats.put(NamePattern.parse(change.name().value()), FormatRule.ANY);
                case COOL_DOWN -> policy.coolDown(change.name(), Duration.ZERO);
            }
        }
        return question.with(policy.format(FormatPolicy.of(formats)).build());
    }

    @Override
    public Optional<Told> told(Trial succeeded, Collection<Exempt> made) {
        List<Change> changes = new ArrayList<>();
        for (PinnedPackage pinned : succeeded.resolved().orElseThrow().packages()) {
            made.stream()
                    .filter(change -> change.name().equals(pinned.name()))
                    .map(change -> told(change, pinned))
                    .forEach(changes::add);
        }
        return Optional.of(new Told(changes, succeeded.question()));
    }

    private static Change told(Exempt change, PinnedPackage pinned) {
        String file = pinned.file().map(DistributionFile::filename).orElseGet(pinned::purl);
        return switch (change.rule()) {
            case FORMAT -> new Change.AllowFormat(change.name(), file);
            case COOL_DOWN -> new Change.EndCoolDown(change.name(), file);
        };
    }
}
