// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.MissingUploadTimeRule;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.resolution.Preference;
import dev.headwater.api.resolution.ReleaseRule;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.ResolutionStrategy;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.core.candidate.CandidateRules;
import dev.headwater.core.ownership.Owner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what request and policy say about the files of a project. */
public final class RuleBook {
    private final PreparedRequest prepared;
    private final IndexPolicy policy;
    private final FormatPolicy format;
    private final Clock clock;

    /** Read once, when the first cool-down asks: all of a resolution has one now. */
    private @Nullable Instant now;

    public RuleBook(PreparedRequest prepared, IndexPolicy policy, Clock clock) {
        this.prepared = prepared;
        this.policy = policy;
        this.clock = clock;
        this.format = policy.format().overlaidBy(prepared.request().format());
    }

    /** {@return the rules for the files of a project that an index, or the request, supplies} */
    public CandidateRules rules(ProjectName name, Owner owner) {
        return rules(name, owner.supplier().orElse(null));
    }

    /** {@return the rules for the files of a project that an index supplies, or, where it is null, the request} */
    public CandidateRules rules(ProjectName name, @Nullable IndexEntry entry) {
        List<SpecifierSet> said = prepared.said(name);
        return new CandidateRules(
                name,
                // A file that the request names by its URL is wanted as it is.
                entry == null ? FormatRule.ANY : format.of(name),
                entry == null ? Optional.empty() : cutOff(name, entry),
                entry == null ? MissingUploadTimeRule.ALLOW : entry.missingUploadTime(),
                preReleases(name),
                strategy(name),
                said,
                said.stream().anyMatch(SpecifierSet::namesPreRelease),
                prepared.hashes(name),
                preferred(name));
    }

    private PreReleaseMode preReleases(ProjectName name) {
        ResolutionRequest request = prepared.request();
        Optional<ReleaseRule> rule = request.releaseRules().of(name);
        if (rule.isPresent()) {
            return rule.get() == ReleaseRule.ALL_RELEASES ? PreReleaseMode.ALLOW : PreReleaseMode.DISALLOW;
        }
        return request.preReleases().orElse(policy.preReleases());
    }

    private Optional<Instant> cutOff(ProjectName name, IndexEntry entry) {
        Duration coolDown = policy.coolDowns().getOrDefault(name, entry.coolDown());
        Optional<Instant> excludeNewer = prepared.request().excludeNewer();
        if (coolDown.isZero()) {
            return excludeNewer;
        }
        Instant cool = now().minus(coolDown);
        return Optional.of(excludeNewer.filter(cool::isAfter).orElse(cool));
    }

    private synchronized Instant now() {
        if (now == null) {
            now = clock.instant();
        }
        return now;
    }

    private ResolutionStrategy strategy(ProjectName name) {
        ResolutionStrategy asked = prepared.request().strategy();
        boolean lowest = asked == ResolutionStrategy.LOWEST
                || (asked == ResolutionStrategy.LOWEST_DIRECT && prepared.isDirect(name));
        return lowest ? ResolutionStrategy.LOWEST : ResolutionStrategy.HIGHEST;
    }

    private List<Version> preferred(ProjectName name) {
        List<Version> versions = new ArrayList<>();
        for (Preference preference : prepared.request().preferences()) {
            if (preference.name().equals(name)) {
                versions.add(preference.version());
            }
        }
        return List.copyOf(versions);
    }
}
