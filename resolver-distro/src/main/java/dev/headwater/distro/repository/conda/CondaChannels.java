// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.conda;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.text.Shown;
import dev.headwater.distro.repository.Faults;
import dev.headwater.distro.repository.ReadingRules;
import dev.headwater.distro.repository.Remote;
import dev.headwater.distro.repository.SecondReading;
import dev.headwater.distro.repository.Suite;
import dev.headwater.http.files.RemoteFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Reads the channels that a feed names, as others read archives of Debian's format.
 *
 * @param remote gets files of channels on the network
 * @param executor reads, and waits for what is on the network
 */
public record CondaChannels(Remote remote, Executor executor) {
    /**
     * Finds out which state a source is in.
     *
     * @return the one channel of the source
     */
    public CompletableFuture<List<Suite<CondaListing>>> open(FeedSource source, ReadingRules rules) {
        return CompletableFuture.supplyAsync(() -> List.of(channel(source, rules)), executor);
    }

    private Suite<CondaListing> channel(FeedSource source, ReadingRules rules) {
        String location = Shown.url(source.location());
        boolean isLocal = source.kind() == FeedSource.Kind.PATH;
        if (isLocal && !rules.allowsUnsigned()) {
            throw Faults.of(
                    IndexFault.Kind.RULE,
                    location,
                    "not read: nobody signs a channel",
                    "allow it to be unsigned with allow-unsigned = true");
        }
        CondaChannel.Place place = new CondaChannel.Place(
                location, isLocal ? Trust.UNSIGNED : Trust.HTTPS, requireFolder(rules.architecture(), location));
        ChannelFiles files = isLocal
                ? new ChannelFiles.InFolder(Path.of(source.location()))
                : new ChannelFiles.OnNetwork(remote.archive(source.location(), RemoteFiles.Vouching.CONNECTION));
        return SecondReading.of(
                () -> new CondaChannel(files, place, executor), () -> new CondaChannel(files.anew(), place, executor));
    }

    /** It becomes a part of URLs and paths. */
    private static String requireFolder(String architecture, String location) {
        boolean fits = !architecture.isEmpty()
                && architecture.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
        if (!fits) {
            throw Faults.of(
                    IndexFault.Kind.RULE,
                    location,
                    "not read: " + Shown.text(architecture) + " is no folder of a channel",
                    "write architecture = \"linux-64\", or what your machine is called so");
        }
        return architecture;
    }
}
