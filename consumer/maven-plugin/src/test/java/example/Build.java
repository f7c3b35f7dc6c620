// SPDX-License-Identifier: Apache-2.0
package example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.MavenInvocationException;

/** A real build in a process of its own, with a cache of its own, that reaches loopback alone. */
final class Build {
    static final String VERSION = "0.1.0-SNAPSHOT";
    static final String PLUGIN = "dev.headwater:resolver-maven-plugin:" + VERSION;

    private static final Path HOME = Path.of(System.getProperty("maven.home"));
    private static final Path REPOSITORY = Path.of(System.getProperty("builds.repository"));

    private final Path folder;
    private final InvocationRequest request = new DefaultInvocationRequest();
    private String settings = "";

    Build(Path folder) {
        this.folder = folder;
        request.setBaseDirectory(folder.toFile());
        request.setBatchMode(true);
        request.setLocalRepositoryDirectory(REPOSITORY.toFile());
        request.setMavenOpts("-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto");
        request.addShellEnvironment("HEADWATER_CACHE_DIR", folder.resolve(".cache").toString());
        request.addShellEnvironment("HEADWATER_STATE_DIR", folder.resolve(".state").toString());
        // What an earlier build fetched is there, wherever that came from.
        request.addArg("-Daether.enhancedLocalRepository.trackingFilename=none");
    }

    Build threads(int count) {
        request.setThreads(Integer.toString(count));
        return this;
    }

    Build offline() {
        request.setOffline(true);
        return this;
    }

    Build failAtEnd() {
        request.setReactorFailureBehavior(InvocationRequest.ReactorFailureBehavior.FailAtEnd);
        return this;
    }

    Build with(String property, String value) {
        request.addArg("-D" + property + "=" + value);
        return this;
    }

    /** Adds to the settings, which otherwise say nothing but that no repository is to be asked. */
    Build settings(String elements) {
        settings = elements;
        return this;
    }

    Build cache(Path cache) {
        request.addShellEnvironment("HEADWATER_CACHE_DIR", cache.toString());
        return this;
    }

    Result run(String... goals) {
        List<String> lines = new ArrayList<>();
        try {
            Path file = Files.createTempFile(folder, "settings", ".xml");
            Files.writeString(file, settings());
            request.setUserSettingsFile(file.toFile());
            request.addArgs(List.of(goals));
            request.setOutputHandler(lines::add);
            request.setErrorHandler(lines::add);
            DefaultInvoker invoker = new DefaultInvoker();
            invoker.setMavenHome(HOME.toFile());
            return new Result(invoker.execute(request).getExitCode(), lines);
        } catch (MavenInvocationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String settings() {
        return """
                <settings>
                  <mirrors>
                    <mirror>
                      <id>none</id>
                      <mirrorOf>*</mirrorOf>
                      <url>file:///there/is/none</url>
                    </mirror>
                  </mirrors>
                  %s
                </settings>
                """.formatted(settings);
    }

    /** What came of a build, and what it printed. */
    record Result(int status, List<String> lines) {
        boolean isSuccess() {
            return status == 0;
        }

        /** What a goal told a module, without the word before it. */
        List<String> told(String level) {
            String begin = "[" + level + "] ";
            return lines.stream()
                    .filter(line -> line.startsWith(begin))
                    .map(line -> line.substring(begin.length()))
                    .toList();
        }

        /** Why a module failed, in all lines, from behind its name on. */
        String failureOf(String module) {
            String begin = ") on project " + module + ": ";
            List<String> errors = told("ERROR");
            for (int i = 0; i < errors.size(); i++) {
                int found = errors.get(i).indexOf(begin);
                if (found >= 0 && errors.get(i).startsWith("Failed to execute goal " + PLUGIN + ":")) {
                    List<String> text = new ArrayList<>(List.of(errors.get(i).substring(found + begin.length())));
                    while (!text.get(text.size() - 1).contains("-> [Help ") && ++i < errors.size()) {
                        text.add(errors.get(i));
                    }
                    String whole = String.join("\n", text);
                    int end = whole.indexOf("-> [Help ");
                    return (end < 0 ? whole : whole.substring(0, end)).strip();
                }
            }
            return "no failure of " + module + " in:\n" + this;
        }

        @Override
        public String toString() {
            return String.join("\n", lines);
        }
    }
}
