// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro;

import dev.headwater.api.envelope.InvalidKeyFileException;
import dev.headwater.api.envelope.SignedFile;
import dev.headwater.api.envelope.SigningKeys;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.text.Shown;
import dev.headwater.distro.feed.CompiledFeed;
import dev.headwater.distro.feed.FeedFile;
import dev.headwater.distro.feed.FeedHead;
import dev.headwater.distro.feed.InvalidFeedException;
import dev.headwater.distro.feed.LoadedFeed;
import dev.headwater.distro.repository.PackageFiles;
import dev.headwater.distro.repository.Pools;
import dev.headwater.distro.repository.SeenDates;
import dev.headwater.distro.repository.SourceDates;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.file.RegularFile;
import dev.headwater.http.files.RemoteFiles;
import dev.headwater.http.files.RemoteFiles.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Loads a feed that was compiled before. The word of trust that it carries counts only if its file is signed by a key
 * of the policy; else nobody vouches for it.
 */
final class FeedFileLoader {
    private static final int MOST_BYTES = FeedFile.MOST_BYTES + (1 << 10);
    private static final int LONGEST_KEYS = 1 << 20;

    private final Clock clock;
    private final Supplier<HttpIndexes> network;
    private final SeenDates seen;
    private final Executor executor;

    FeedFileLoader(Clock clock, Supplier<HttpIndexes> network, SeenDates seen, Executor executor) {
        this.clock = clock;
        this.network = network;
        this.seen = seen;
        this.executor = executor;
    }

    LoadedFeed load(IndexEntry entry) {
        return load(entry, bytes(entry));
    }

    /** Loads the file of an entry that is at hand. */
    LoadedFeed load(IndexEntry entry, byte[] bytes) {
        String location = Shown.url(entry.location());
        SignedFile file = SignedFile.of(bytes);
        boolean signed =
                entry.feed().signedBy().map(this::keys).filter(file::isSignedBy).isPresent();
        CompiledFeed feed = open(file, location);
        List<Trust> trust = feed.head().sources().stream()
                .map(source -> trust(source, signed))
                .toList();
        if (trust.contains(Trust.UNSIGNED) && !entry.feed().allowUnsigned()) {
            throw fault(IndexFault.Kind.RULE, location, unsigned(entry, file, signed));
        }
        check(entry, feed.head(), signed);
        List<PackageFiles> files = feed.head().sources().stream()
                .map(source -> pool(entry, source))
                .toList();
        return new LoadedFeed(feed, trust, files);
    }

    private static String unsigned(IndexEntry entry, SignedFile file, boolean signed) {
        if (signed) {
            return "it was compiled of a source that nobody signed, and allow-unsigned = true does not stand in the policy";
        } else if (entry.feed().signedBy().isPresent()) {
            return file.hasSignature() ? "its signature is by no key of signed-by" : "it is not signed";
        }
        return "nobody is named who must have signed it, and allow-unsigned = true does not stand in the policy";
    }

    private byte[] bytes(IndexEntry entry) {
        if (entry.isLocal()) {
            return read(entry.location(), MOST_BYTES);
        }
        int slash = entry.location().lastIndexOf('/') + 1;
        RemoteFiles.Vouching vouching =
                entry.feed().signedBy().isPresent() ? RemoteFiles.Vouching.SIGNATURE : RemoteFiles.Vouching.CONNECTION;
        RemoteFiles files = network.get().files(entry, entry.location().substring(0, slash), vouching);
        return files.changing(entry.location().substring(slash), MOST_BYTES)
                .join()
                .accept(BYTES);
    }

    private static final Answer.Visitor<byte[]> BYTES = new Answer.Visitor<>() {
        @Override
        public byte[] present(Answer.Present answer) {
            return answer.bytes();
        }

        @Override
        public byte[] missing(Answer.Missing answer) {
            throw new UnreadableRepositoryException(answer.fault());
        }

        @Override
        public byte[] unavailable(Answer.Unavailable answer) {
            throw new UnreadableRepositoryException(answer.fault());
        }
    };

    private List<PublicKey> keys(String file) {
        try {
            return SigningKeys.publicKeys(new String(read(file, LONGEST_KEYS), StandardCharsets.US_ASCII));
        } catch (InvalidKeyFileException e) {
            throw fault(IndexFault.Kind.FILE, file, String.valueOf(e.getMessage()));
        }
    }

    private static byte[] read(String file, int mostBytes) {
        try {
            return RegularFile.read(Path.of(file), mostBytes);
        } catch (IOException e) {
            throw fault(IndexFault.Kind.FILE, file, "cannot be read: " + e.getMessage());
        }
    }

    private static CompiledFeed open(SignedFile file, String location) {
        try {
            return CompiledFeed.open(file.content());
        } catch (InvalidFeedException e) {
            IndexFault fault = IndexFault.of(IndexFault.Kind.CONTENT, location, "the file " + e.getMessage());
            throw new UnreadableRepositoryException(
                    fault.withRemedy(Remedy.of(Remedy.Action.OTHER, "compile it again with 'headwater feed compile'")));
        }
    }

    private void check(IndexEntry entry, FeedHead head, boolean signed) {
        String location = Shown.url(entry.location());
        SourceDates dates = new SourceDates(clock, seen, FeedLoader.oldest(entry.feed()));
        for (FeedHead.Source source : head.sources()) {
            dates.require(
                    source.date(),
                    source.validUntil(),
                    source.location(),
                    source.suite(),
                    trust(source, signed),
                    location + ", of " + source.location() + " " + source.suite());
        }
        boolean other = entry.feed()
                .architecture()
                .filter(wanted -> !wanted.equals(head.architecture()))
                .isPresent();
        if (other) {
            throw fault(IndexFault.Kind.CONTENT, location, "it is for " + head.architecture());
        }
    }

    private static Trust trust(FeedHead.Source source, boolean signed) {
        return signed ? source.trust() : Trust.UNSIGNED;
    }

    private PackageFiles pool(IndexEntry entry, FeedHead.Source source) {
        return Pools.of(source.location(), (url, vouching) -> network.get().files(entry, url, vouching), executor);
    }

    private static UnreadableRepositoryException fault(IndexFault.Kind kind, String location, String received) {
        return new UnreadableRepositoryException(IndexFault.of(kind, location, received));
    }
}
