// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.conda;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.text.Shown;
import dev.headwater.distro.conda.ChannelRelations;
import dev.headwater.distro.conda.Repodata;
import dev.headwater.distro.repository.Faults;
import dev.headwater.distro.repository.conda.CondaSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds what channels say of one another against the sources of a feed. Which channels there are, and in which order,
 * the policy says; but a channel that its own maintainers mean to be used with another one has not all there is to have
 * of it, so that one must be named, in whichever place.
 */
final class RelatedChannels {
    private static final int SHOWN = 200;

    private final Set<String> sources;

    private RelatedChannels(List<CondaSnapshot> channels) {
        sources = channels.stream()
                .map(channel -> ChannelRelations.comparable(channel.location()))
                .collect(Collectors.toSet());
    }

    /**
     * Refuses channels that are meant to be used with others.
     *
     * @throws dev.headwater.distro.repository.UnreadableRepositoryException if one of those is no source
     */
    static void require(List<CondaSnapshot> channels) {
        RelatedChannels related = new RelatedChannels(channels);
        for (CondaSnapshot channel : channels) {
            for (Repodata folder : channel.folders()) {
                String location = channel.location();
                related.require(location, folder.relations().base(location), "before");
                related.require(location, folder.relations().overrides(location), "behind");
            }
        }
    }

    private void require(String location, Optional<String> other, String place) {
        other.filter(channel -> !sources.contains(channel)).ifPresent(channel -> {
            String shown = Shown.text(channel, SHOWN);
            throw Faults.of(
                    IndexFault.Kind.CONTENT,
                    location,
                    "says that " + shown + " stands " + place + " it, which is no source of this feed",
                    "name " + shown + " in sources, " + place + " this one");
        });
    }
}
