// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.tag.InvalidTargetException;
import dev.headwater.api.tag.Target;
import dev.headwater.api.tag.TargetBuilder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What {@code python3} on the path says of itself.
 *
 * <p>It is asked once, isolated from the user's packages and settings, for at most ten seconds, and little of what it
 * prints is read.
 *
 * @since 0.1.0
 */
public final class HostPython {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_OUTPUT = 4096;
    private static final String QUESTION = "host-python.py";

    private final Map<String, String> answers;

    private HostPython(Map<String, String> answers) {
        this.answers = answers;
    }

    /**
     * Asks the interpreter.
     *
     * @param machine whose PATH is searched
     * @throws HostPythonException if there is none, or it gives no answer that can be understood in time
     */
    public static HostPython ask(Machine machine) {
        Path python = find(machine.variable("PATH"));
        if (python == null) {
            throw new HostPythonException("there is no python3 on the path");
        }
        return new HostPython(answers(python, run(python)));
    }

    /** {@return the version of Python} */
    public String version() {
        return answer("python");
    }

    /** {@return the newest platform tag that the machine accepts} */
    public String platform() {
        return answer("platform");
    }

    /** {@return the interpreter as a target} */
    public Target target() {
        return target(null, List.of());
    }

    /**
     * {@return the interpreter as a target, with a version of Python or platforms put in place of its own}
     *
     * <p>Another version is that of a usual CPython. The release and the build of the system's kernel are told with its
     * own platform; of platforms put in its place they are not known.
     *
     * @param version the version; null for its own
     * @param platforms the platforms; empty for its own
     * @throws InvalidTargetException if version or platforms are not understood
     */
    public Target target(@Nullable String version, List<String> platforms) {
        TargetBuilder target = Target.builder();
        if (version != null) {
            target.python(version);
        } else {
            target.python(version()).implementation(answer("implementation"));
            if (!answer("implementation").equals("cpython")) {
                target.implementationVersion(answer("implementation-version"));
            }
            if (answer("free-threaded").equals("yes")) {
                target.freeThreaded();
            }
        }
        if (!platforms.isEmpty()) {
            return target.platforms(platforms).build();
        }
        target.platform(platform());
        tell(target, MarkerField.PLATFORM_RELEASE, answers.get("platform-release"));
        tell(target, MarkerField.PLATFORM_VERSION, answers.get("platform-version"));
        return target.build();
    }

    private static void tell(TargetBuilder target, MarkerField field, @Nullable String value) {
        if (value != null) {
            target.marker(field, value);
        }
    }

    private String answer(String key) {
        String answer = answers.get(key);
        if (answer == null) {
            throw new HostPythonException("python3 on the path does not tell its " + key);
        }
        return answer;
    }

    /** Only absolute entries: an empty or relative one would run what lies in the current folder. */
    private static @Nullable Path find(String path) {
        for (String folder : path.split(File.pathSeparator, -1)) {
            for (String name : List.of("python3", "python3.exe")) {
                try {
                    Path python = Path.of(folder, name);
                    if (python.isAbsolute() && Files.isRegularFile(python) && Files.isExecutable(python)) {
                        return python;
                    }
                } catch (InvalidPathException e) {
                    break;
                }
            }
        }
        return null;
    }

    private static String run(Path python) {
        ProcessBuilder builder = new ProcessBuilder(python.toString(), "-I", "-S", "-c", question());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            try (InputStream output = process.getInputStream()) {
                // Who prints more than a pipe holds waits for a reader, and is ended when the time is up.
                if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new HostPythonException(
                            python + " did not say what it is within " + PATIENCE.toSeconds() + " s");
                }
                if (process.exitValue() != 0) {
                    throw new HostPythonException(python + " ended with status " + process.exitValue());
                }
                return new String(output.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new HostPythonException(python + " could not be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostPythonException("interrupted while " + python + " was asked what it is");
        }
    }

    private static Map<String, String> answers(Path python, String output) {
        Map<String, String> answers = new HashMap<>();
        for (String line : output.split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                answers.put(
                        line.substring(0, equals), line.substring(equals + 1).strip());
            }
        }
        if (answers.isEmpty()) {
            throw new HostPythonException(python + " did not say what it is");
        }
        return answers;
    }

    private static String question() {
        try (InputStream question = HostPython.class.getResourceAsStream(QUESTION)) {
            if (question == null) {
                throw new IllegalStateException("the resource " + QUESTION + " is missing");
            }
            return new String(question.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
