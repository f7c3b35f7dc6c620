// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.rpm;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.Remedy;
import dev.headwater.distro.openpgp.SignedText;
import dev.headwater.distro.openpgp.UntrustedTextException;
import dev.headwater.distro.repository.Faults;
import dev.headwater.distro.repository.PackageFiles;
import dev.headwater.distro.repository.SecondReading;
import dev.headwater.distro.repository.Suite;
import dev.headwater.distro.repository.SuiteName;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import dev.headwater.distro.rpm.Filelists;
import dev.headwater.distro.rpm.FilelistsReader;
import dev.headwater.distro.rpm.ModulesReader;
import dev.headwater.distro.rpm.PrimaryReader;
import dev.headwater.distro.rpm.Repomd;
import dev.headwater.distro.rpm.RepomdReader;
import dev.headwater.distro.rpm.RpmPackage;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** A repository with a {@code repomd.xml} that is believed, which vouches for all that is read of it. */
final class RpmRepository implements Suite<RpmSnapshot> {
    private static final String INDEX = "repodata/repomd.xml";
    private static final String SIGNATURE = INDEX + ".asc";

    private final RpmFiles files;
    private final RpmTrust trust;
    private final Executor executor;
    private final Repomd read;
    private final String sha256;

    private RpmRepository(RpmFiles files, RpmTrust trust, Executor executor) {
        this.files = files;
        this.trust = trust;
        this.executor = executor;
        byte[] index = files.small(INDEX).orElseThrow(() -> missing(INDEX));
        vouch(index);
        read = read(index);
        trust.dates().require(read.date(), Optional.empty(), trust.location(), "", trust.word(), files.shown(INDEX));
        sha256 = HexFormat.of().formatHex(SuiteName.sha256().digest(index));
    }

    /**
     * Reads what vouches for the rest, once more if what is kept, or a mirror that just changes, is not to be believed.
     */
    static RpmRepository open(RpmFiles files, RpmTrust trust, Executor executor) {
        return SecondReading.of(
                () -> new RpmRepository(files, trust, executor),
                () -> new RpmRepository(files.anew(), trust.anew(), executor));
    }

    private void vouch(byte[] index) {
        String location = files.shown(INDEX);
        try {
            trust.requireLinked(index, location);
            if (trust.isSigned()) {
                byte[] signature = files.small(SIGNATURE).orElseThrow(() -> missing(SIGNATURE));
                trust.verify(SignedText.of(index, signature));
            }
        } catch (UntrustedTextException e) {
            throw new UnreadableRepositoryException(
                    IndexFault.of(IndexFault.Kind.HASH, location, "is not to be believed: " + e.getMessage())
                            .withRemedy(Remedy.of(Remedy.Action.DISTRUST_BYTES)));
        }
    }

    private UnreadableRepositoryException missing(String path) {
        return new UnreadableRepositoryException(
                IndexFault.of(IndexFault.Kind.BROKEN_LINK, files.shown(path), "is not there")
                        .withRemedy(Remedy.of(Remedy.Action.CHECK_LOCATION)));
    }

    private Repomd read(byte[] index) {
        String location = files.shown(INDEX);
        try {
            return RepomdReader.read(new ByteArrayInputStream(index), location);
        } catch (MalformedFileException e) {
            throw Faults.malformed(location, e);
        } catch (IOException e) {
            throw Faults.unread(location, e);
        }
    }

    @Override
    public String identity() {
        String parts = String.join(" ", new SuiteName(trust.location(), "", trust.word()).key(), sha256);
        return HexFormat.of().formatHex(SuiteName.sha256().digest(parts.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public PackageFiles pool() {
        return files.pool();
    }

    @Override
    public CompletableFuture<RpmSnapshot> read() {
        Supplier<RpmSnapshot> anew =
                () -> open(files.anew(), trust.anew(), executor).snapshot();
        return CompletableFuture.supplyAsync(() -> SecondReading.of(this::snapshot, anew), executor);
    }

    private RpmSnapshot snapshot() {
        List<RpmPackage> packages = files.list(read.primary()).read(PrimaryReader::read);
        Filelists contents = read.filelists()
                .map(listed -> files.list(listed).read(FilelistsReader::read))
                .orElse(Filelists.NONE);
        Set<String> modular = read.modules()
                .map(listed -> files.list(listed).read(ModulesReader::read))
                .orElse(Set.of());
        return new RpmSnapshot(trust.location(), read.date(), trust.word(), packages, contents, modular, files.pool());
    }
}
