// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.conformance.section.InvalidScenarioException;
import dev.headwater.core.InvalidOverlayFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds scenarios: those of the artifact {@code resolver-scenarios}, or the files of a folder. */
public final class ScenarioFiles {
    private static final String ENDING = ".txt";
    private static final String SHIPPED = "dev/headwater/scenarios/";
    private static final int DEEPEST = 8;
    private static final int MOST = 10_000;
    private static final int LONGEST = 1 << 20;

    private ScenarioFiles() {}

    /**
     * {@return the scenarios of the artifact, sorted by name}
     *
     * @throws InvalidScenarioException if the artifact is not there
     */
    public static List<NamedScenario> shipped() {
        ClassLoader loader = ScenarioFiles.class.getClassLoader();
        URL found = loader == null ? null : loader.getResource(SHIPPED);
        if (found == null) {
            throw new InvalidScenarioException("the artifact resolver-scenarios is not on the class path");
        }
        try {
            if (!found.getProtocol().equals("jar")) {
                return in(Path.of(new URI(found.toString())));
            }
            JarURLConnection connection = (JarURLConnection) found.openConnection();
            connection.setUseCaches(false);
            try (JarFile jar = connection.getJarFile()) {
                return in(jar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<NamedScenario> in(JarFile jar) throws IOException {
        List<NamedScenario> scenarios = new ArrayList<>();
        for (JarEntry entry : jar.stream()
                .filter(each ->
                        each.getName().startsWith(SHIPPED) && each.getName().endsWith(ENDING))
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .toList()) {
            try (InputStream text = jar.getInputStream(entry)) {
                String path = entry.getName().substring(SHIPPED.length());
                scenarios.add(read(path, new String(text.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        return scenarios;
    }

    /**
     * {@return the scenarios of a file, or of all {@code .txt} of a folder and those in it, sorted by name}
     *
     * @throws InvalidScenarioException if there is none, or one cannot be read; it is named
     */
    public static List<NamedScenario> in(Path place) {
        List<Path> files;
        try (Stream<Path> found = Files.walk(place, DEEPEST)) {
            files = found.filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
                    .limit(MOST + 1)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidScenarioException(place + " cannot be read");
        }
        if (files.size() > MOST) {
            throw new InvalidScenarioException(place + " holds more than " + MOST + " scenarios");
        }
        if (files.isEmpty()) {
            throw new InvalidScenarioException(place + " holds no scenario; they are files that end in " + ENDING);
        }
        boolean isFile = Files.isRegularFile(place);
        return files.stream()
                .map(file -> read(isFile ? String.valueOf(file.getFileName()) : relative(place, file), text(file)))
                .toList();
    }

    /**
     * {@return scenarios from several places, sorted by name}
     *
     * @throws InvalidScenarioException if two of them have one name
     */
    public static List<NamedScenario> sorted(List<NamedScenario> scenarios) {
        TreeMap<String, NamedScenario> byName = new TreeMap<>();
        for (NamedScenario scenario : scenarios) {
            if (byName.put(scenario.name(), scenario) != null) {
                throw new InvalidScenarioException("two scenarios are called '" + scenario.name() + "'");
            }
        }
        return List.copyOf(byName.values());
    }

    private static String relative(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw new InvalidScenarioException(file + " is too long for a scenario");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new InvalidScenarioException(file + " is not in UTF-8");
        } catch (IOException e) {
            throw new InvalidScenarioException(file + " cannot be read");
        }
    }

    /** Read whole, so that a fault is told before anybody is asked anything. */
    private static NamedScenario read(String path, String text) {
        String name = path.substring(0, path.length() - ENDING.length());
        ScenarioText scenario = sections(path, text);
        scenario.steps().forEach(step -> check(path, step));
        return new NamedScenario(name, scenario);
    }

    private static void check(String path, ScenarioText step) {
        Scenario read = step.read(path);
        try {
            Objects.requireNonNull(read.policy().get());
        } catch (InvalidPolicyException | InvalidOverlayFileException e) {
            // A policy that cannot be meant is what some scenarios are about.
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidScenarioException(path, e);
        }
    }

    private static ScenarioText sections(String path, String text) {
        try {
            ScenarioText scenario = new ScenarioText(text);
            scenario.requireKnownSections();
            return scenario;
        } catch (InvalidScenarioException e) {
            throw new InvalidScenarioException(path, e);
        }
    }
}
