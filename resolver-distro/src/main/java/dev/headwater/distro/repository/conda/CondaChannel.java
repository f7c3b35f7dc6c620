// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.conda;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.index.Remedy;
import dev.headwater.distro.conda.ChannelName;
import dev.headwater.distro.conda.Repodata;
import dev.headwater.distro.conda.RepodataReader;
import dev.headwater.distro.repository.Faults;
import dev.headwater.distro.repository.ListFile;
import dev.headwater.distro.repository.PackageFiles;
import dev.headwater.distro.repository.SecondReading;
import dev.headwater.distro.repository.Suite;
import dev.headwater.distro.repository.SuiteName;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A channel: the list of its folder for the machine, where it has one, and that of {@code noarch}, which every channel
 * has.
 */
final class CondaChannel implements Suite<CondaListing> {
    private static final String NO_ARCHITECTURE = "noarch";

    /** The packed one first. */
    private static final List<String> LISTS = List.of("repodata.json.zst", "repodata.json");

    /** What may list packages where none of these do: a folder that has it is not one that has nothing. */
    private static final List<String> OTHERS = List.of("repodata_shards.msgpack.zst", "repodata.json.bz2");

    private final ChannelFiles files;
    private final Place place;
    private final Executor executor;
    private final Map<String, ListFile> lists = new LinkedHashMap<>();

    /**
     * What a policy says of a channel.
     *
     * @param location of the channel, as it may be shown
     * @param trust how far it is vouched for
     * @param architecture the folder of the machine
     */
    record Place(String location, Trust trust, String architecture) {}

    CondaChannel(ChannelFiles files, Place place, Executor executor) {
        this.files = files;
        this.place = place;
        this.executor = executor;
        for (String folder : List.of(place.architecture(), NO_ARCHITECTURE).stream()
                .distinct()
                .toList()) {
            find(folder).ifPresent(list -> lists.put(folder, list));
        }
        if (!lists.containsKey(NO_ARCHITECTURE)) {
            throw new UnreadableRepositoryException(IndexFault.of(
                            IndexFault.Kind.BROKEN_LINK,
                            files.shown(NO_ARCHITECTURE + "/" + LISTS.get(1)),
                            "is not there")
                    .withRemedy(Remedy.of(Remedy.Action.CHECK_LOCATION)));
        }
    }

    private Optional<ListFile> find(String folder) {
        Optional<ListFile> found = LISTS.stream()
                .flatMap(name -> files.list(folder + "/" + name).stream())
                .findFirst();
        if (found.isEmpty()) {
            OTHERS.stream()
                    .map(name -> folder + "/" + name)
                    .filter(files::has)
                    .findFirst()
                    .ifPresent(this::refuse);
        }
        return found;
    }

    private void refuse(String other) {
        throw Faults.of(
                IndexFault.Kind.CONTENT,
                files.shown(other),
                "is the only list of its folder, of a form that is not read",
                "name a mirror of the channel that has " + LISTS.get(1) + " too");
    }

    @Override
    public String identity() {
        MessageDigest digest = SuiteName.sha256();
        digest.update(new SuiteName(place.location(), "", place.trust()).key().getBytes(StandardCharsets.UTF_8));
        lists.forEach((folder, list) -> {
            digest.update((folder + "\n").getBytes(StandardCharsets.UTF_8));
            try (InputStream in = list.source().open();
                    OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                in.transferTo(out);
            } catch (IOException e) {
                throw Faults.unread(list.location(), e);
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Nothing of what is in packages is read. */
    @Override
    public PackageFiles pool() {
        return file -> CompletableFuture.failedFuture(
                Faults.of(IndexFault.Kind.RULE, files.shown(file.path()), "is not read: it is a package of conda", ""));
    }

    @Override
    public CompletableFuture<CondaListing> read() {
        return CompletableFuture.completedFuture(mapped -> CompletableFuture.supplyAsync(
                () -> SecondReading.of(
                        () -> snapshot(mapped), () -> new CondaChannel(files.anew(), place, executor).snapshot(mapped)),
                executor));
    }

    /** What some builds of a name declare is so for all: those that were left out before that was known are read. */
    private CondaSnapshot snapshot(Set<String> mapped) {
        List<Repodata> read = lists(mapped);
        Set<String> declaring = new TreeSet<>(mapped);
        read.forEach(folder -> folder.packages().forEach(one -> declaring.add(one.name())));
        boolean isPart = read.stream()
                .anyMatch(folder -> folder.others().keySet().stream().anyMatch(declaring::contains));
        return snapshot(isPart ? lists(declaring) : read);
    }

    private List<Repodata> lists(Set<String> wanted) {
        List<Repodata> read = new ArrayList<>();
        lists.forEach((folder, list) ->
                read.add(list.read((in, name) -> RepodataReader.read(in, name, folder, wanted::contains))));
        return read;
    }

    private CondaSnapshot snapshot(List<Repodata> read) {
        return new CondaSnapshot(place.location(), ChannelName.of(place.location()), place.trust(), read);
    }
}
