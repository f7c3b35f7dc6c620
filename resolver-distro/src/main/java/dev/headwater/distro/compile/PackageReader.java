// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.index.IndexFault;
import dev.headwater.distro.listed.InstalledFolder;
import dev.headwater.distro.repository.PackageFiles;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Reads in packages themselves what they install, where no list of contents tells. */
public final class PackageReader {
    /** More than a suite of updates has; a source that lists the contents of none is no source for a feed. */
    private static final int MOST = 1000;

    /** Each takes the memory of a package and of what its compression looks back at. */
    private static final int AT_ONCE = 4;

    private final List<Source> sources;
    private final Format format;
    private final Executor executor;

    /**
     * A source of packages.
     *
     * @param location the source, as it may be shown
     * @param files its packages
     */
    public record Source(String location, PackageFiles files) {}

    /** A format of packages. */
    @FunctionalInterface
    public interface Format {
        /** {@return the metadata folders that a package installs} */
        List<InstalledFolder> folders(InputStream in, String file) throws MalformedFileException;
    }

    /**
     * Begins to read.
     *
     * @param sources in the order of the policy
     * @param format that of the packages
     * @param executor takes packages apart, at most a few at a time
     */
    public PackageReader(List<Source> sources, Format format, Executor executor) {
        this.sources = List.copyOf(sources);
        this.format = format;
        this.executor = executor;
    }

    /**
     * {@return the metadata folders of each package, by its name}
     *
     * @throws UnreadableRepositoryException if one cannot be had or read: to leave it out would be to say that its
     *     projects are absent
     */
    public SortedMap<String, List<InstalledFolder>> folders(List<? extends Member> members) {
        if (members.size() > MOST) {
            throw new UnreadableRepositoryException(IndexFault.of(
                    IndexFault.Kind.CONTENT,
                    location(members.get(0)),
                    "no list of contents names " + members.size() + " packages that depend on Python, of which at most "
                            + MOST + " are read themselves"));
        }
        SortedMap<String, List<InstalledFolder>> found = new TreeMap<>();
        List<CompletableFuture<List<InstalledFolder>>> asked = new ArrayList<>();
        try {
            for (int i = 0; i < members.size() + AT_ONCE; i++) {
                if (i >= AT_ONCE) {
                    found.put(members.get(i - AT_ONCE).name(), await(asked.get(i - AT_ONCE)));
                }
                if (i < members.size()) {
                    asked.add(ask(members.get(i)));
                }
            }
            return found;
        } finally {
            // Nothing is read on behind a failure.
            asked.forEach(each -> each.handle((value, failure) -> true).join());
        }
    }

    /** To unpack takes longer than to fetch, and each package is by itself. */
    private CompletableFuture<List<InstalledFolder>> ask(Member member) {
        return sources.get(member.source())
                .files()
                .get(member.file())
                .thenApplyAsync(file -> read(member, file), executor);
    }

    private static List<InstalledFolder> await(CompletableFuture<List<InstalledFolder>> asked) {
        try {
            return asked.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UnreadableRepositoryException unreadable) {
                throw unreadable;
            }
            throw e;
        }
    }

    private List<InstalledFolder> read(Member member, byte[] file) {
        try {
            return format.folders(new ByteArrayInputStream(file), member.file().path());
        } catch (MalformedFileException e) {
            throw new UnreadableRepositoryException(
                    IndexFault.of(IndexFault.Kind.CONTENT, location(member), String.valueOf(e.getMessage())));
        }
    }

    private String location(Member member) {
        return sources.get(member.source()).location();
    }
}
