// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import dev.headwater.cli.demo.DemoIndexes;
import dev.headwater.cli.demo.DemoServer;
import dev.headwater.core.InMemoryIndex;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The indexes of a {@link Rehearsal}, served by a process of their own: what a server loads is not to be kept for those
 * who only ask one.
 */
final class RehearsalIndexes implements AutoCloseable {
    /** What the demo's recordings lack: a version of each kind, and a file for each reason to pass one over. */
    private static final String ODD = """
            kettle 0.9b20240131235959
            kettle 1.0rc1
            kettle 2.0.post1.dev2
            lamp 0.9 | python >=3.6
            lamp 1.0 | yanked: broken
            lamp 1.1+local.1 | wheel | wheel py2.py3-none-any
            tower 1.0 | python >=3.13
            tower 1.1 | yanked: broken
            tower 1.2 | uploaded 2026-07-01
            tower 1.3 | wheel cp311-cp311-win_amd64
            tower 1.4 | sdist
            well 1.0 | metadata-fault: status 503
            mill 1.0: lamp<0.9, kettle>=3
            mill 1.1: lamp>2
            oven 1.0: lamp
            stove 1.0: lamp
            hearth 1.0: lamp
            project barn: quarantined
            """;

    /** By which all virtual machines of a user are told what else to do, such as to print or to take a port. */
    private static final List<String> TOLD = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** Longer than a rehearsal takes on a slow machine: every start would wait for one that came to no end. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Process process;
    private final List<String> urls = new ArrayList<>();

    private RehearsalIndexes(Process process) {
        this.process = process;
    }

    /** Starts the process. */
    static RehearsalIndexes start() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                        java.toString(), "-cp", System.getProperty("java.class.path"), RehearsalIndexes.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeAll(TOLD);
        Process process = builder.start();
        RehearsalIndexes indexes = new RehearsalIndexes(process);
        BufferedReader printed =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (int i = 0; i < 3; i++) {
            String url = printed.readLine();
            if (url == null) {
                indexes.close();
                throw new IOException("the indexes of the rehearsal could not be served");
            }
            indexes.urls.add(url);
        }
        return indexes;
    }

    /** {@return the options that name them, in their order} */
    List<String> options() {
        return List.of(
                "--index", "debian=" + urls.get(0), "--index", "pypi=" + urls.get(1), "--index", "odd=" + urls.get(2));
    }

    /**
     * Serves until the end of standard input, which comes when who started this is gone, but not for longer than a
     * rehearsal can take; says where on standard output.
     */
    public static void main(String[] words) throws IOException {
        Thread end = new Thread(RehearsalIndexes::endInTime, "end of the rehearsal");
        end.setDaemon(true);
        end.start();
        try (DemoServer debian = new DemoServer(DemoIndexes.PUBLISHED);
                DemoServer pypi = new DemoServer(DemoIndexes.PYPI);
                DemoServer odd = new DemoServer(InMemoryIndex.parse(ODD))) {
            System.out.println(debian.url() + "\n" + pypi.url() + "\n" + odd.url());
            while (System.in.read() >= 0) {
                // Nobody says anything: who started this closes the stream.
            }
        }
    }

    private static void endInTime() {
        try {
            Thread.sleep(LONGEST.toMillis());
        } catch (InterruptedException e) {
            // Nobody interrupts it; if somebody did, it would be to end.
        }
        Runtime.getRuntime().halt(1);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
