// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.core.why.Chain;
import dev.headwater.core.why.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The links of a chain as sentences without a full stop, each with what is required and who says so. */
final class ChainText {
    private static final int MOST_EXTRAS = 4;

    private ChainText() {}

    /** {@return a sentence for what the request asks for, then one for each link} */
    static List<String> of(Chain chain) {
        List<String> lines = new ArrayList<>();
        lines.add(Words.and(
                chain.requested().stream().map(ChainText::asked).distinct().toList()));
        chain.links().forEach(link -> lines.add(of(link)));
        return lines;
    }

    private static String asked(RequestedRequirement requested) {
        return requested.place() + " asks for " + shortened(requested);
    }

    /** Each chain begins with it: of very many extras some stand for all. */
    private static String shortened(RequestedRequirement requested) {
        Requirement requirement = requested.requirement();
        if (requirement.extras().size() <= MOST_EXTRAS || requirement.url().isPresent()) {
            return text(requested);
        }
        String extras = requirement.extras().stream()
                .limit(MOST_EXTRAS)
                .map(ExtraName::value)
                .collect(Collectors.joining(","));
        return requirement.name() + "[" + extras + ",…]" + requirement.specifiers();
    }

    /** {@return a requirement of the request, without secrets} */
    static String text(RequestedRequirement requested) {
        return UrlSecrets.masked(requested.requirement().toString());
    }

    private static String of(Link link) {
        Optional<ExtraName> extra = link.requirements().get(0).extra();
        return name(link.by())
                + extra.map(named -> " with its extra '" + named + "'").orElse("")
                + " requires "
                + Words.and(link.requirements().stream()
                        .map(ChainText::text)
                        .distinct()
                        .toList());
    }

    /** The marker of what an extra brings mostly says that again. */
    private static String text(PackageRequirement requirement) {
        String marker = requirement
                .marker()
                .filter(written -> requirement.extra().isEmpty())
                .map(Marker::toString)
                .map(written -> "; " + written)
                .orElse("");
        return requirement + marker + (requirement.checked() ? "" : " (unchecked)");
    }

    /** {@return a package with who supplies it: "flask 2.2.2 from debian (python3-flask 2.2.2-3)"} */
    static String name(PinnedPackage pinned) {
        return pinned.name() + " " + pinned.version() + " from " + pinned.source() + ReleasesText.by(pinned.provided());
    }
}
