// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts what a reader would start. */
final class Jvm {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private Jvm() {}

    /** {@return the class path of the tests} */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** {@return the words that start a program with more on the class path} */
    static List<String> command(String classPath, String mainClass) {
        // None of these programs runs long enough for the better compiler to pay.
        return List.of(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath, mainClass);
    }

    /** Runs a program in a folder that is also its home, and waits for its end. */
    static Ended run(Path folder, Map<String, String> environment, List<String> words)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }

    /**
     * How a program ended.
     *
     * @param status its exit status
     * @param printed what it wrote to standard output and standard error
     */
    record Ended(int status, String printed) {}
}
