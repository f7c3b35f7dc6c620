// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.Surroundings;
import dev.headwater.host.Machine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Does once what the program mostly does, so that the classes which that loads can be kept in the form in which the
 * virtual machine holds them. Started by the script {@code headwater} after a build; prints nothing.
 */
final class Rehearsal {
    private static final String CLASS = ".class";
    private static final String REQUIREMENTS = "requirements.txt";
    private static final String REQUIRED = """
            flask >= 1.0  # as most files are
            black; python_version >= '3.8'
            kettle >= 1.0rc1, <= 2
            lamp
            """;

    /** What fails while answers about the first few are still to come, which are called off then. */
    private static final String REQUIRED_IN_VAIN = """
            oven
            stove
            hearth
            tower >= 1.0, < 2
            """;

    private static final List<String> IN_VAIN = List.of("requests[socks] >= 2", "tower", "mill", "barn");
    private static final List<String> OPTIONS = List.of(
            "--python",
            "3.11",
            "--platform",
            "manylinux_2_36_x86_64",
            "--exclude-newer",
            "2026-06-01",
            "--only-binary",
            ":all:");

    private final Surroundings surroundings;

    private Rehearsal(Path folder) {
        surroundings = new Surroundings(
                new ByteArrayInputStream(new byte[0]),
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                Machine.current().withEnvironment(Map.of()).withDirectory(folder),
                Set.of());
    }

    /**
     * Resolves over loopback, then from what was kept and is asked about anew, from what was kept alone, and in vain.
     * For other commands it also locks and locks again, tells the demo's story, and loads what is left.
     *
     * @param words a folder that may be written to, then the archives whose classes are loaded, all of them; none where
     *     all that is to come are resolutions
     * @throws IOException if loopback or an archive cannot be used
     */
    public static void main(String[] words) throws IOException {
        loadClass(Main.class.getName());
        Path folder = Path.of(words[0]).toAbsolutePath();
        Files.writeString(folder.resolve(REQUIREMENTS), REQUIRED);
        List<String> archives = List.of(words).subList(1, words.length);
        Rehearsal rehearsal = new Rehearsal(folder);
        try (RehearsalIndexes served = RehearsalIndexes.start()) {
            List<String> indexes = new ArrayList<>(served.options());
            indexes.addAll(List.of("--cache-dir", "cache"));
            List<String> request = List.of("-r", REQUIREMENTS);
            List<String> asJson = List.of("resolve", "--format", "json");
            rehearsal.run(ExitStatus.RESOLVED, asJson, request, OPTIONS, indexes);
            rehearsal.run(ExitStatus.RESOLVED, List.of("resolve", "--refresh"), request, OPTIONS, indexes);
            rehearsal.run(ExitStatus.RESOLVED, List.of("resolve", "--offline"), request, OPTIONS, indexes);
            Files.writeString(folder.resolve(REQUIREMENTS), REQUIRED_IN_VAIN);
            rehearsal.run(ExitStatus.UNSATISFIABLE, asJson, request, OPTIONS, indexes);
            Files.writeString(folder.resolve(REQUIREMENTS), REQUIRED);
            for (String vain : IN_VAIN) {
                rehearsal.run(ExitStatus.UNSATISFIABLE, List.of("resolve", vain), OPTIONS, indexes);
                rehearsal.run(ExitStatus.UNSATISFIABLE, asJson, List.of(vain), OPTIONS, indexes);
            }
            rehearsal.run(ExitStatus.INDEX_FAILURE, List.of("resolve", "well"), OPTIONS, indexes);
            rehearsal.run(ExitStatus.INVALID_REQUEST, List.of("resolve", "lamp >= 1.post.*"), OPTIONS, indexes);
            if (!archives.isEmpty()) {
                List<String> lock = List.of("lock", "--output", "pylock.toml");
                rehearsal.run(ExitStatus.RESOLVED, lock, request, OPTIONS, indexes);
                rehearsal.run(ExitStatus.RESOLVED, lock, request, OPTIONS, indexes);
                rehearsal.run(ExitStatus.RESOLVED, List.of("demo"));
            }
        }
        for (String archive : archives) {
            load(archive);
        }
        Runtime.getRuntime().halt(0); // as Main does
    }

    /** Loads all classes of an archive: the first one that was not kept would have every archive opened to find it. */
    private static void load(String archive) throws IOException {
        try (JarFile jar = new JarFile(archive)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                String file = entry.getName();
                if (file.endsWith(CLASS) && !file.startsWith("META-INF/") && !file.endsWith("module-info.class")) {
                    loadClass(file.substring(0, file.length() - CLASS.length()).replace('/', '.'));
                }
            }
        }
    }

    private static void loadClass(String name) {
        try {
            Class.forName(name, false, Rehearsal.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // It is for a library that is not here, and nothing loads it.
        }
    }

    @SafeVarargs
    private void run(ExitStatus end, List<String>... parts) {
        List<String> words = new ArrayList<>();
        for (List<String> part : parts) {
            words.addAll(part);
        }
        int status = new Program(surroundings).run(words);
        if (status != end.number()) {
            throw new IllegalStateException("a rehearsal ended with status " + status);
        }
    }
}
