// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.rpm;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.Origin;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.text.Shown;
import dev.headwater.distro.repository.Faults;
import dev.headwater.distro.repository.ReadingRules;
import dev.headwater.distro.repository.Remote;
import dev.headwater.distro.repository.SeenDates;
import dev.headwater.distro.repository.SourceDates;
import dev.headwater.distro.repository.Suite;
import dev.headwater.http.files.RemoteFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Reads the rpm-md repositories that a feed names, as others read archives of Debian's format.
 *
 * @param clock tells the time
 * @param seen the newest dates seen until now
 * @param remote gets files of repositories on the network
 * @param executor reads, and waits for what is on the network
 */
public record RpmRepositories(Clock clock, SeenDates seen, Remote remote, Executor executor) {
    /**
     * Finds out which state a source is in, and whether it is to be believed.
     *
     * @return the one repository of the source
     */
    public CompletableFuture<List<Suite<RpmSnapshot>>> open(FeedSource source, ReadingRules rules) {
        return CompletableFuture.supplyAsync(
                () -> List.of(RpmRepository.open(files(source), trust(source, rules), executor)), executor);
    }

    private RpmFiles files(FeedSource source) {
        if (source.kind() == FeedSource.Kind.PATH) {
            return new LocalRpmFiles(Path.of(source.location()), executor);
        }
        RemoteFiles.Vouching vouching =
                source.signedBy().isPresent() || source.metalink().isPresent()
                        ? RemoteFiles.Vouching.SIGNATURE
                        : RemoteFiles.Vouching.CONNECTION;
        return new RemoteRpmFiles(remote.archive(source.location(), vouching));
    }

    private RpmTrust trust(FeedSource source, ReadingRules rules) {
        Trust word = word(source);
        String location = Shown.url(source.location());
        if (word == Trust.UNSIGNED && !rules.allowsUnsigned()) {
            throw Faults.of(
                    IndexFault.Kind.RULE,
                    location,
                    "not read: nobody is named who must have signed it",
                    "name its keys in signed-by, or allow it to be unsigned with allow-unsigned = true");
        }
        return new RpmTrust(
                location,
                word,
                source.signedBy(),
                source.metalink().map(this::metalink),
                clock.instant(),
                new SourceDates(clock, seen, rules.oldest()));
    }

    private static Trust word(FeedSource source) {
        if (source.signedBy().isPresent()) {
            return Trust.SIGNED;
        } else if (source.metalink().isPresent()) {
            return Trust.METALINK;
        }
        boolean isUrl = source.kind() == FeedSource.Kind.URL;
        return isUrl && isPrivate(Origin.parse(source.location())) ? Trust.HTTPS : Trust.UNSIGNED;
    }

    /** What comes over plain HTTP from another machine anyone on the way can change. */
    private static boolean isPrivate(Origin origin) {
        return origin.isSecure() || origin.isLoopback();
    }

    /** The query of its URL may have slashes. */
    private RpmTrust.Metalink metalink(String url) {
        int query = url.indexOf('?');
        int slash = url.lastIndexOf('/', query < 0 ? url.length() : query) + 1;
        return new RpmTrust.Metalink(
                remote.archive(url.substring(0, slash), RemoteFiles.Vouching.CONNECTION),
                Shown.url(url),
                url.substring(slash));
    }
}
