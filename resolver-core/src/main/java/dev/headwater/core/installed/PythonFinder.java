// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import dev.headwater.api.environment.Environment;
import dev.headwater.api.environment.SiteFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out what stands at a path: a virtual environment, an installation, a folder of distributions, or one of these
 * by its interpreter. Nothing is run.
 */
public final class PythonFinder {
    private final Path root;
    private final List<PythonPlace.Fault> faults = new ArrayList<>();

    private PythonFinder(Path root) {
        this.root = root;
    }

    /**
     * {@return what stands at a path}
     *
     * @param root what absolute paths in a {@code pyvenv.cfg} are below
     * @throws IOException if nothing is there that could be one; its message is a clause about the path
     */
    public static PythonPlace find(Path path, Path root) throws IOException {
        return new PythonFinder(root).find(path.toAbsolutePath().normalize());
    }

    private PythonPlace find(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return ofFolder(path);
        } else if (Files.isRegularFile(path)) {
            return ofInterpreter(path);
        } else if (Files.isSymbolicLink(path)) {
            throw new IOException("is a link that leads nowhere");
        }
        throw new IOException(Files.exists(path) ? "is neither a folder nor an interpreter" : "is not there");
    }

    private PythonPlace ofFolder(Path folder) throws IOException {
        if (VirtualConfiguration.isIn(folder)) {
            return virtual(folder);
        } else if (isSiteFolder(folder)) {
            return site(folder);
        }
        PythonPlace found = installation(folder, "");
        if (found.folders().isEmpty()) {
            throw new IOException("has no folder of distributions: neither lib/pythonX.Y/site-packages, nor metadata"
                    + " such as NAME-VERSION.dist-info");
        }
        return found;
    }

    private static boolean isSiteFolder(Path folder) throws IOException {
        String name = String.valueOf(folder.getFileName());
        if (name.equals("site-packages") || name.equals("dist-packages")) {
            return true;
        }
        for (Path entry : DiskText.entries(folder)) {
            if (MetadataEntry.of(entry).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private PythonPlace site(Path folder) {
        Path library = above(folder);
        String python =
                PythonLibraries.version(String.valueOf(library.getFileName())).orElse("");
        // Above lib/python3.11.
        Path prefix = python.isEmpty() ? folder : above(above(library));
        return new PythonPlace(
                Environment.Kind.FOLDER,
                prefix,
                Optional.of(python).filter(version -> version.contains(".")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new SiteFolder(folder, python, SiteFolder.Reach.OWN)),
                faults);
    }

    private PythonPlace ofInterpreter(Path interpreter) throws IOException {
        // As Python itself does: beside the interpreter as it is called, or one folder up.
        Path bin = above(interpreter);
        for (Path folder : List.of(bin, above(bin))) {
            if (VirtualConfiguration.isIn(folder)) {
                return virtual(folder);
            }
        }
        Path real = real(interpreter);
        String name = String.valueOf(real.getFileName());
        PythonPlace found = installation(prefix(real), version(name));
        if (found.folders().isEmpty()) {
            throw new IOException("is no interpreter with a folder of distributions below " + prefix(real));
        }
        return found;
    }

    private static String version(String interpreter) {
        String name = interpreter.endsWith(".exe") ? interpreter.substring(0, interpreter.length() - 4) : interpreter;
        return PythonLibraries.version(name)
                .filter(version -> version.contains("."))
                .orElse("");
    }

    /** The parent of an absolute path; the root has itself. */
    private static Path above(Path path) {
        return path.resolve("..").normalize();
    }

    /** Above the folder of an interpreter; on Windows that folder itself. */
    private static Path prefix(Path interpreter) {
        Path bin = above(interpreter);
        return bin.endsWith("bin") || bin.endsWith("Scripts") ? above(bin) : bin;
    }

    private PythonPlace virtual(Path folder) throws IOException {
        VirtualConfiguration said;
        try {
            said = VirtualConfiguration.read(folder);
        } catch (IOException e) {
            throw new IOException("has a " + VirtualConfiguration.FILE + " that " + DiskText.reason(e), e);
        }
        String python = said.version().map(PythonFinder::minor).orElse("");
        PythonLibraries libraries = new PythonLibraries(python, faults);
        libraries.add(folder, SiteFolder.Reach.OWN);
        if (libraries.folders().isEmpty()) {
            String which =
                    said.version().map(version -> " for Python " + version).orElse("");
            faults.add(new PythonPlace.Fault(
                    folder, "has no folder of distributions" + which, PythonPlace.Loss.DISTRIBUTIONS));
        }
        Optional<Path> base = base(said, python);
        if (said.seesSystem()) {
            Path system = base.orElse(folder.resolve(VirtualConfiguration.FILE));
            base.ifPresent(prefix -> libraries.add(prefix, SiteFolder.Reach.SYSTEM));
            if (libraries.folders().stream().noneMatch(one -> one.reach() == SiteFolder.Reach.SYSTEM)) {
                faults.add(new PythonPlace.Fault(
                        system,
                        base.isPresent()
                                ? "is not there, or has no folder of distributions"
                                : "does not say of which installation the packages are seen",
                        PythonPlace.Loss.DISTRIBUTIONS));
            }
        }
        return new PythonPlace(
                Environment.Kind.VIRTUAL,
                folder,
                said.version(),
                Optional.empty(),
                base,
                Optional.empty(),
                libraries.folders(),
                faults);
    }

    /** What it was made of: by links, for an interpreter of another virtual environment leads to the same. */
    private Optional<Path> base(VirtualConfiguration said, String python) {
        Optional<Path> home = said.home().map(this::below);
        Optional<String> own = PythonLibraries.version("python" + python).map(version -> "python" + version);
        Optional<Path> beside = home.flatMap(folder -> Stream.of(own.orElse("python3"), "python3", "python")
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst());
        return said.executable()
                .map(this::below)
                .filter(Files::exists)
                .or(() -> beside)
                .map(this::real)
                .or(() -> home.map(folder -> folder.resolve("python")))
                .map(PythonFinder::prefix);
    }

    /** Where links lead, but out of the root: those are meant for another place. */
    private Path real(Path path) {
        try {
            Path real = path.toRealPath();
            return real.startsWith(root.toRealPath()) ? real : path;
        } catch (IOException e) {
            return path;
        }
    }

    private Path below(Path absolute) {
        return root.getNameCount() == 0 || absolute.startsWith(root)
                ? absolute
                : root.resolve(absolute.subpath(0, absolute.getNameCount()));
    }

    /** The first two numbers of a version, {@code 3.11} of {@code 3.11.2.final.0}. */
    private static String minor(String version) {
        int first = version.indexOf('.');
        int second = first < 0 ? -1 : version.indexOf('.', first + 1);
        return second < 0 ? version : version.substring(0, second);
    }

    private PythonPlace installation(Path prefix, String python) {
        PythonLibraries libraries = new PythonLibraries(python, faults);
        libraries.add(prefix, SiteFolder.Reach.OWN);
        Optional<BuildDetails> details = Optional.empty();
        Optional<String> managed = Optional.empty();
        for (Path library : libraries.standard()) {
            details = details.or(() -> details(library));
            managed = managed.or(() -> managed(library));
        }
        List<String> versions = libraries.standard().stream()
                .map(library -> String.valueOf(library.getFileName()))
                .flatMap(name -> PythonLibraries.version(name).stream())
                .distinct()
                .toList();
        Optional<String> only = versions.size() == 1 ? Optional.of(versions.get(0)) : Optional.empty();
        return new PythonPlace(
                Environment.Kind.INSTALLATION,
                prefix,
                details.flatMap(BuildDetails::full)
                        .or(() -> Optional.of(python).filter(version -> !version.isEmpty()))
                        .or(() -> only),
                details,
                Optional.empty(),
                managed,
                libraries.folders(),
                faults);
    }

    private Optional<BuildDetails> details(Path library) {
        try {
            return BuildDetails.in(library);
        } catch (IOException e) {
            faults.add(new PythonPlace.Fault(
                    library.resolve(BuildDetails.FILE), DiskText.reason(e), PythonPlace.Loss.NOTE));
            return Optional.empty();
        }
    }

    private Optional<String> managed(Path library) {
        try {
            return ManagedNote.in(library);
        } catch (IOException e) {
            faults.add(new PythonPlace.Fault(
                    library.resolve(ManagedNote.FILE), DiskText.reason(e), PythonPlace.Loss.NOTE));
            return Optional.of("");
        }
    }
}
