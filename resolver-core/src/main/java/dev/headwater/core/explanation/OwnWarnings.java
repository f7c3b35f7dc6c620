// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.index.IndexId;
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
import java.util.Set;
import java.util.TreeSet;

/** What a person should know of the projects of the request itself that the solver needed. */
final class OwnWarnings {
    private static final int MOST = 3;

    private final PreparedRequest request;
    private final IndexPolicy policy;
    private final List<String> texts = new ArrayList<>();

    OwnWarnings(PreparedRequest request, IndexPolicy policy) {
        this.request = request;
        this.policy = policy;
    }

    List<String> texts() {
        return texts;
    }

    /** Says what else would have supplied a project, and did not count. */
    void aboutOwner(OwnRelease own) {
        ProjectName name = own.project().name();
        IndexRoute route = IndexRoute.of(policy, name);
        if (route.rule() == OwnerRule.PIN || route.rule() == OwnerRule.RESERVED) {
            String how = route.rule() == OwnerRule.PIN ? "pins it to" : "reserves it for";
            String index = route.entries().stream()
                    .map(entry -> entry.id())
                    .findFirst()
                    .map(IndexId::value)
                    .orElse("another");
            texts.add(is(own) + "; that the policy " + how + " '" + index
                    + "' did not count, and no index was asked about it");
        }
        List<String> urls = request.own().urls(name);
        if (!urls.isEmpty()) {
            texts.add(is(own) + "; the URL that is named for it (" + shown(urls) + ") did not count");
        }
    }

    /** Says which extras of a project in the solution are not there, and what holds unseen of its version. */
    void aboutChosen(OwnRelease own, Collection<ExtraName> extras, Collection<String> required) {
        Set<ExtraName> missing = new TreeSet<>(own.missing());
        extras.stream().filter(own::isMissing).forEach(missing::add);
        for (ExtraName extra : missing) {
            texts.add(is(own) + ", and has no extra '" + extra + "'; nothing was added for it");
        }
        if (own.project().version().isEmpty() && !required.isEmpty()) {
            texts.add(is(own) + ", which gives it no version; so what is required of its version counts as met: "
                    + shown(required));
        }
    }

    private static String is(OwnRelease own) {
        return "'" + own.project().name() + "' is the project of "
                + own.project().origin();
    }

    private static String shown(Collection<String> all) {
        List<String> first = all.stream().distinct().limit(MOST).toList();
        long more = all.stream().distinct().count() - first.size();
        return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
    }
}
