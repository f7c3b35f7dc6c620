// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.index.IndexFault;
import dev.headwater.distro.compile.Archive.Member;
import dev.headwater.distro.debian.DebPackage;
import dev.headwater.distro.debian.InstalledFolder;
import dev.headwater.distro.debian.PackagedMetadata;
import dev.headwater.distro.repository.Snapshot;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Reads in packages themselves what they install, where no list of contents tells. */
final class PackageReader {
    /** More than a suite of updates has; a source that lists the contents of none is no source for a feed. */
    private static final int MOST = 1000;

    private static final int AT_ONCE = 8;

    private final List<Snapshot> sources;

    PackageReader(List<Snapshot> sources) {
        this.sources = sources;
    }

    /**
     * {@return the metadata folders of each package, by its name}
     *
     * @throws UnreadableRepositoryException if one cannot be had or read: to leave it out would be to say that its
     *     projects are absent
     */
    SortedMap<String, List<InstalledFolder>> folders(List<Member> members) {
        if (members.size() > MOST) {
            throw new UnreadableRepositoryException(IndexFault.of(
                    IndexFault.Kind.CONTENT,
                    location(members.get(0)),
                    "no list of contents names " + members.size() + " packages that depend on Python, of which at most "
                            + MOST + " are read themselves"));
        }
        SortedMap<String, List<InstalledFolder>> found = new TreeMap<>();
        for (int from = 0; from < members.size(); from += AT_ONCE) {
            List<Member> batch = members.subList(from, Math.min(members.size(), from + AT_ONCE));
            List<CompletableFuture<byte[]>> asked =
                    batch.stream().map(this::ask).toList();
            for (int i = 0; i < batch.size(); i++) {
                found.put(batch.get(i).name(), read(batch.get(i), asked.get(i)));
            }
        }
        return found;
    }

    private CompletableFuture<byte[]> ask(Member member) {
        return sources.get(member.source()).files().get(member.stanza().file());
    }

    private List<InstalledFolder> read(Member member, CompletableFuture<byte[]> asked) {
        try {
            DebPackage read = DebPackage.read(new ByteArrayInputStream(asked.join()), place(member));
            return read.distributions().stream().map(PackagedMetadata::folder).toList();
        } catch (MalformedFileException e) {
            throw new UnreadableRepositoryException(
                    IndexFault.of(IndexFault.Kind.CONTENT, location(member), String.valueOf(e.getMessage())));
        } catch (CompletionException e) {
            if (e.getCause() instanceof UnreadableRepositoryException unreadable) {
                throw unreadable;
            }
            throw e;
        }
    }

    private static String place(Member member) {
        return member.stanza().file().path();
    }

    private String location(Member member) {
        return sources.get(member.source()).location();
    }
}
