// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.plan;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.text.Shown;
import dev.headwater.distro.conda.ChannelName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the channels of a policy are: a package says the name of its channel alone, the same at every mirror. */
final class ChannelLocations {
    static final ChannelLocations NONE = new ChannelLocations(Map.of());

    /** What a shell and conda take as it stands; a query, which may be a login, is none. */
    private static final Pattern PLAIN = Pattern.compile("(?:https?://|file:///)[0-9A-Za-z][0-9A-Za-z:/._~+-]*");

    private final Map<IndexId, List<Channel>> byIndex;

    private ChannelLocations(Map<IndexId, List<Channel>> byIndex) {
        this.byIndex = byIndex;
    }

    private record Channel(String name, String location) {}

    static ChannelLocations of(IndexPolicy policy) {
        Map<IndexId, List<Channel>> all = new LinkedHashMap<>();
        for (IndexEntry entry : policy.indexes()) {
            if (entry.kind() == IndexKind.CONDA) {
                List<Channel> channels = new ArrayList<>();
                entry.feed()
                        .sources()
                        .forEach(source -> channels.add(
                                new Channel(ChannelName.of(Shown.url(source.location())), spelled(source))));
                all.put(entry.id(), channels);
            }
        }
        return new ChannelLocations(all);
    }

    private static String spelled(FeedSource source) {
        String location = source.location().replaceAll("/+$", "");
        return source.kind() == FeedSource.Kind.PATH ? "file://" + location : location;
    }

    /** {@return where the channel of an index is; empty where two are called so, or no command can say it} */
    Optional<String> find(IndexId index, String name) {
        List<String> found = byIndex.getOrDefault(index, List.of()).stream()
                .filter(channel -> channel.name().equals(name))
                .map(Channel::location)
                .distinct()
                .toList();
        return found.size() == 1
                ? found.stream().filter(ChannelLocations::isPlain).findFirst()
                : Optional.empty();
    }

    /** {@return where all channels of an index are, in its order; empty where one cannot be said} */
    List<String> all(IndexId index) {
        List<String> found = byIndex.getOrDefault(index, List.of()).stream()
                .map(Channel::location)
                .distinct()
                .toList();
        return found.stream().allMatch(ChannelLocations::isPlain) ? found : List.of();
    }

    private static boolean isPlain(String location) {
        return PLAIN.matcher(location).matches();
    }
}
