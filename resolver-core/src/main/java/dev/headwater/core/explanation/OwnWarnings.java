// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.explanation.Place;
import dev.headwater.api.explanation.Warning;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.core.ownership.IndexRoute;
import dev.headwater.core.request.OwnRelease;
import dev.headwater.core.request.PreparedRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a person should know of the projects of the request itself that the solver needed. */
final class OwnWarnings {
    private final PreparedRequest request;
    private final IndexPolicy policy;
    private final List<Warning> all = new ArrayList<>();

    OwnWarnings(PreparedRequest request, IndexPolicy policy) {
        this.request = request;
        this.policy = policy;
    }

    List<Warning> all() {
        return all;
    }

    /** Says what else would have supplied a project, and did not count. */
    void aboutOwner(OwnRelease own) {
        ProjectName name = own.project().name();
        IndexRoute route = IndexRoute.of(policy, name);
        if (route.rule() == OwnerRule.PIN || route.rule() == OwnerRule.RESERVED) {
            route.entries().stream()
                    .limit(1)
                    .forEach(entry -> all.add(
                            new Warning.OwnInsteadOfIndex(name, own.project().place(), route.rule(), entry.id())));
        }
        List<Place> urls = request.own().urls(name);
        if (!urls.isEmpty()) {
            all.add(new Warning.OwnInsteadOfUrl(
                    name, own.project().place(), urls.stream().distinct().toList()));
        }
    }

    /** Says which extras of a project in the solution are not there, and what holds unseen of its version. */
    void aboutChosen(OwnRelease own, Collection<ExtraName> extras, Collection<String> required) {
        ProjectName name = own.project().name();
        Optional<Place> place = Optional.of(own.project().place());
        Set<ExtraName> missing = new TreeSet<>(own.missing());
        extras.stream().filter(own::isMissing).forEach(missing::add);
        for (ExtraName extra : missing) {
            all.add(new Warning.MissingExtra(name, Optional.empty(), extra, place));
        }
        if (own.project().version().isEmpty() && !required.isEmpty()) {
            all.add(new Warning.VersionUnknown(
                    name, own.project().place(), required.stream().distinct().toList()));
        }
    }
}
