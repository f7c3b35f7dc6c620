// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code pyvenv.cfg} of a virtual environment.
 *
 * @see <a href="https://docs.python.org/3/library/site.html">The site module</a>
 */
public final class VirtualConfiguration {
    static final String FILE = "pyvenv.cfg";
    private static final int LONGEST = 1 << 16;

    private final Map<String, String> values;

    private VirtualConfiguration(Map<String, String> values) {
        this.values = values;
    }

    /** {@return whether a folder is a virtual environment} */
    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /**
     * {@return that of a virtual environment}
     *
     * @throws IOException if it cannot be read
     */
    static VirtualConfiguration read(Path folder) throws IOException {
        return parse(DiskText.read(folder.resolve(FILE), LONGEST));
    }

    /** {@return what lines of {@code key = value} say; other lines are passed over, as Python does} */
    public static VirtualConfiguration parse(String text) {
        Map<String, String> values = new HashMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(
                        line.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        line.substring(equals + 1).strip());
            }
        });
        return new VirtualConfiguration(values);
    }

    /** {@return whether the packages of the installation it was made of are seen} */
    public boolean seesSystem() {
        return "true".equalsIgnoreCase(values.get("include-system-site-packages"));
    }

    /** {@return the version of Python, as venv or virtualenv writes it} */
    public Optional<String> version() {
        return Optional.ofNullable(values.getOrDefault("version", values.get("version_info")))
                .map(VirtualConfiguration::release);
    }

    /** Virtualenv writes {@code 3.11.2.final.0}. */
    private static String release(String version) {
        int end = -1;
        for (int numbers = 0; numbers < 3; numbers++) {
            end = version.indexOf('.', end + 1);
            if (end < 0) {
                return version;
            }
        }
        return version.substring(0, end);
    }

    /** {@return the interpreter that it was made of, where that is told} */
    public Optional<Path> executable() {
        return path(Optional.ofNullable(values.getOrDefault("executable", values.get("base-executable"))));
    }

    /** {@return the folder of that interpreter} */
    public Optional<Path> home() {
        return path(Optional.ofNullable(values.get("home")));
    }

    private static Optional<Path> path(Optional<String> text) {
        try {
            return text.map(Path::of).filter(path -> path.isAbsolute() && path.getNameCount() > 0);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
