// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.trial;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.repair.Change;
import dev.headwater.api.repair.RepairKind;
import dev.headwater.api.resolution.PinnedPackage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Exceptions of the policy for a project, each to let one file in. */
final class ExceptionSpace implements Space<ExceptionSpace.Exempt> {
    private final Question question;
    private final Exclusions exclusions;

    /** By project, when the cool-down of files was looked at that it excluded. */
    private final Map<ProjectName, Instant> looked = new HashMap<>();

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
            if (exclusions.first(project, Exclusion.Format.class::isInstance).isPresent()
                    && isOfPolicy(project.name())) {
                changes.add(new Exempt(project.name(), Rule.FORMAT));
            }
            exclusions.first(project, this::isOfCoolDown).ifPresent(exclusion -> {
                changes.add(new Exempt(project.name(), Rule.COOL_DOWN));
                project.owner().supplier().ifPresent(entry -> looked(project.name(), entry, exclusion));
            });
        });
        return changes;
    }

    private void looked(ProjectName name, IndexEntry entry, Exclusion exclusion) {
        Duration coolDown = question.policy().coolDowns().getOrDefault(name, entry.coolDown());
        if (exclusion instanceof Exclusion.TooNew tooNew) {
            // As exactly as the times of files are known.
            looked.putIfAbsent(name, tooNew.cutOff().plus(coolDown).truncatedTo(ChronoUnit.MICROS));
        }
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
        return question(made, Map.of());
    }

    /** What has no cool-down of its own has none. */
    private Question question(Collection<Exempt> made, Map<ProjectName, Duration> coolDowns) {
        Map<NamePattern, FormatRule> formats =
                new TreeMap<>(question.policy().format().rules());
        IndexPolicy.Builder policy = question.policy().toBuilder();
        for (Exempt change : made) {
            ProjectName name = change.name();
            switch (change.rule()) {
                case FORMAT -> formats.put(NamePattern.parse(name.value()), widened(name));
                case COOL_DOWN -> policy.coolDown(name, coolDowns.getOrDefault(name, Duration.ZERO));
            }
        }
        return question.with(policy.format(FormatPolicy.of(formats)).build());
    }

    /** The strictest rule by which the files may be used that are excluded now: a wheel that fits goes first still. */
    private FormatRule widened(ProjectName name) {
        FormatRule rule = question.policy()
                .format()
                .overlaidBy(question.request().format())
                .of(name);
        return rule == FormatRule.ONLY_BINARY ? FormatRule.PREFER_BINARY : FormatRule.ANY;
    }

    @Override
    public Optional<Told> told(Trial succeeded, Collection<Exempt> made) {
        List<Change> changes = new ArrayList<>();
        Map<ProjectName, Duration> coolDowns = new HashMap<>();
        for (PinnedPackage pinned : succeeded.resolved().orElseThrow().packages()) {
            coolDowns.put(pinned.name(), coolDown(pinned));
            made.stream()
                    .filter(change -> change.name().equals(pinned.name()))
                    .map(change -> told(change, pinned))
                    .forEach(changes::add);
        }
        boolean shorter = made.stream()
                .anyMatch(change -> change.rule() == Rule.COOL_DOWN
                        && !coolDowns.getOrDefault(change.name(), Duration.ZERO).isZero());
        return Optional.of(new Told(changes, shorter ? question(made, coolDowns) : succeeded.question()));
    }

    private Change told(Exempt change, PinnedPackage pinned) {
        String file = pinned.file().map(DistributionFile::filename).orElseGet(pinned::purl);
        return switch (change.rule()) {
            case FORMAT -> new Change.AllowFormat(change.name(), widened(change.name()), file);
            case COOL_DOWN -> new Change.ShortenCoolDown(change.name(), coolDown(pinned), file);
        };
    }

    /** The most days that the chosen file has waited for, so that whatever is newer waits as long. */
    private Duration coolDown(PinnedPackage pinned) {
        Instant now = looked.get(pinned.name());
        if (now == null) {
            return Duration.ZERO;
        }
        return pinned.file()
                .flatMap(DistributionFile::uploadTime)
                .filter(uploaded -> uploaded.isBefore(now))
                // A file is excluded up to the very end of its cool-down.
                .map(uploaded -> Duration.ofDays(
                        Duration.between(uploaded, now).minusNanos(1).toDays()))
                .orElse(Duration.ZERO);
    }
}
