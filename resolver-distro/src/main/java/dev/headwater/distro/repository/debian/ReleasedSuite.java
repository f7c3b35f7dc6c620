// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.debian;

import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.distro.debian.BinaryPackage;
import dev.headwater.distro.debian.Contents;
import dev.headwater.distro.debian.ContentsReader;
import dev.headwater.distro.debian.PackagesReader;
import dev.headwater.distro.debian.ReleaseFile;
import dev.headwater.distro.listed.ListedFile;
import dev.headwater.distro.repository.Faults;
import dev.headwater.distro.repository.ListFile;
import dev.headwater.distro.repository.PackageFiles;
import dev.headwater.distro.repository.SecondReading;
import dev.headwater.distro.repository.Suite;
import dev.headwater.distro.repository.SuiteName;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A suite with a release file that is believed, which vouches for all that is read of it. */
final class ReleasedSuite implements Suite<DebianSnapshot> {
    private static final Contents NOTHING = new Contents(Map.of(), Set.of());

    private final SuiteFiles files;
    private final SuiteName name;
    private final List<String> components;
    private final ReleaseReader reader;
    private final Executor executor;
    private final ReleaseReader.Read read;

    private ReleasedSuite(
            SuiteFiles files,
            SuiteName name,
            List<String> components,
            ReleaseReader reader,
            Executor executor,
            ReleaseReader.Read read) {
        this.files = files;
        this.name = name;
        this.components = components;
        this.reader = reader;
        this.executor = executor;
        this.read = read;
    }

    /** Reads the release file, once more if what is kept, or an archive that just changes, is not to be believed. */
    static ReleasedSuite open(
            SuiteFiles files, SuiteName name, List<String> components, ReleaseReader reader, Executor executor) {
        return SecondReading.of(
                () -> new ReleasedSuite(files, name, components, reader, executor, reader.read(files, name)), () -> {
                    SuiteFiles anew = files.anew();
                    return new ReleasedSuite(anew, name, components, reader, executor, reader.read(anew, name));
                });
    }

    @Override
    public String identity() {
        String parts =
                String.join(" ", name.key(), reader.rules().architecture(), components.toString(), read.sha256());
        return HexFormat.of().formatHex(SuiteName.sha256().digest(parts.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public PackageFiles pool() {
        return files.pool();
    }

    @Override
    public CompletableFuture<DebianSnapshot> read() {
        Supplier<DebianSnapshot> anew =
                () -> open(files.anew(), name, components, reader, executor).snapshot();
        return CompletableFuture.supplyAsync(() -> SecondReading.of(this::snapshot, anew), executor);
    }

    /** Lists of contents are long, and need nothing of one another or of the lists of packages. */
    private DebianSnapshot snapshot() {
        List<CompletableFuture<Contents>> lists = contents().stream()
                .map(path -> CompletableFuture.supplyAsync(() -> list(path).read(ContentsReader::read), executor))
                .toList();
        try {
            List<BinaryPackage> packages = readPackages();
            Contents contents = NOTHING;
            for (CompletableFuture<Contents> list : lists) {
                contents = contents.with(awaited(list));
            }
            return snapshot(packages, contents);
        } finally {
            // Nothing is read on behind a failure.
            lists.forEach(list -> list.handle((value, failure) -> true).join());
        }
    }

    private DebianSnapshot snapshot(List<BinaryPackage> packages, Contents contents) {
        // Lists of the suite are of the components, too, that nobody asked for.
        Contents of = isOfComponents(contents())
                ? contents
                : contents.of(packages.stream().map(BinaryPackage::name).collect(Collectors.toSet()));
        ReleaseFile release = read.release();
        return new DebianSnapshot(
                name.location(),
                name.suite(),
                release.origin(),
                release.codename(),
                release.date(),
                release.validUntil(),
                reader.trust(),
                packages,
                of,
                files.pool());
    }

    private List<BinaryPackage> readPackages() {
        List<BinaryPackage> packages = new ArrayList<>();
        for (String component : components) {
            packages.addAll(packages(component + "/binary-" + reader.rules().architecture() + "/Packages"));
            if (read.release().hasPackagesOfAll()) {
                packages.addAll(packages(component + "/binary-all/Packages"));
            }
        }
        return packages;
    }

    private static <T> T awaited(CompletableFuture<T> reading) {
        try {
            return reading.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UnreadableRepositoryException unreadable) {
                throw unreadable;
            }
            throw e;
        }
    }

    private List<BinaryPackage> packages(String path) {
        if (!ListForm.isListed(read.release(), path)) {
            throw Faults.of(
                    Kind.CONTRADICTION,
                    files.shown(path),
                    "is not listed by the release file with a sha256",
                    "check components and architecture");
        }
        return list(path).read(PackagesReader::read);
    }

    private boolean isOfComponents(List<String> paths) {
        return paths.stream().allMatch(path -> components.stream().anyMatch(of -> path.startsWith(of + "/")));
    }

    /** {@return the lists of contents: of each component, or, where none has one, of all of the suite} */
    private List<String> contents() {
        List<String> names = new ArrayList<>();
        names.add("Contents-" + reader.rules().architecture());
        if (read.release().hasContentsOfAll()) {
            names.add("Contents-all");
        }
        List<String> paths = new ArrayList<>();
        components.forEach(component -> names.forEach(file -> paths.add(component + "/" + file)));
        paths.removeIf(path -> !ListForm.isListed(read.release(), path));
        if (paths.isEmpty()) {
            paths.addAll(names);
            paths.removeIf(path -> !ListForm.isListed(read.release(), path));
        }
        return paths;
    }

    /** A list that is said to be empty need not be there: Debian's security updates have such. */
    private ListFile list(String path) {
        Optional<ListedFile> itself = ListForm.NONE.in(read.release(), path);
        if (itself.isPresent() && itself.get().size() == 0) {
            return new ListFile(files.shown(path), InputStream::nullInputStream, itself, Optional.empty());
        }
        return files.list(read.release(), path)
                .orElseThrow(() -> Faults.of(
                        Kind.BROKEN_LINK,
                        files.shown(path),
                        "is listed by the release file, and not there in a form that can be read",
                        path.contains("Contents-") ? "apt gets lists of contents only where it is told to" : ""));
    }
}
