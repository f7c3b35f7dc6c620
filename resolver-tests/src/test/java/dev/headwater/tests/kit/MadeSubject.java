// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tool that reads a question of the kit, as somebody without this library writes one; and tools that misbehave. */
final class MadeSubject {
    private static final Pattern INDEX = Pattern.compile("\"id\":\"([^\"]+)\",\"url\":\"([^\"]+)\"");
    private static final Pattern REQUIREMENT = Pattern.compile("\"requirement\":\"([a-z]+)\"");
    private static final Pattern FILE = Pattern.compile("\"filename\":\"([a-z]+)-([0-9.]+)-py3-none-any\\.whl\"");

    private MadeSubject() {}

    /** {@return the command that runs it} */
    static List<String> command(String... words) {
        Path classes;
        try {
            classes = Path.of(MadeSubject.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes.toString(),
                MadeSubject.class.getName()));
        command.addAll(List.of(words));
        return command;
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        String question = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        switch (words[0]) {
            case "first" -> System.out.println(answer(question, true));
            case "merged" -> System.out.println(answer(question, false));
            case "keeping" -> Files.writeString(Path.of(words[1]), question);
            case "saying" -> System.out.println(words[1]);
            case "surroundings" -> Files.writeString(Path.of(words[1]), surroundings());
            case "endless" -> {
                while (!System.out.checkError()) {
                    System.out.println("and so on");
                }
            }
            case "locking" -> lock(Path.of(words[1]), "\u280b 0:00:01 Resolve\nUnable to find a resolution");
            case "spoiling" -> {
                Files.writeString(Path.of("pylock.toml"), "lock-version = ");
                System.out.println("{\"outcome\": \"resolved\"}");
            }
            case "cut-off" -> lock(Path.of(words[1]), "Nothing is locked because an index did not answer");
            case "hanging" -> Thread.currentThread().join();
            case "asking" -> ask(question);
            case "calling" -> call(Integer.parseInt(words[1]));
            case "leaving" -> leave(words[1]);
            default -> System.exit(3);
        }
    }

    /** Asks for another project each time. */
    private static void ask(String question) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        Matcher index = INDEX.matcher(question);
        for (int i = 0; index.find(0) && i <= 5000; i++) {
            client.send(
                    HttpRequest.newBuilder(URI.create(index.group(2) + "lib" + i + "/"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    /** Is on the line as long as it lives. */
    private static void call(int port) throws IOException {
        try (Socket line = new Socket(InetAddress.getLoopbackAddress(), port)) {
            System.out.println("called");
            line.getInputStream().readAllBytes();
        }
    }

    /** Ends, and leaves somebody who calls. */
    private static void leave(String port) throws IOException {
        Process left = new ProcessBuilder(command("calling", port)).start();
        left.getOutputStream().close();
        if (left.inputReader().readLine() != null) {
            System.out.println("{\"outcome\": \"refused\"}");
        }
    }

    /** Keeps the project that it was asked to lock, and locks nothing. */
    private static void lock(Path kept, String said) throws IOException {
        Path project = Path.of("pyproject.toml");
        if (Files.exists(project)) {
            Files.copy(project, kept);
            System.out.println(said);
            System.exit(1);
        }
        System.out.println("made 1.0");
    }

    private static String surroundings() {
        return System.getenv("HOME") + "\n" + Path.of("").toAbsolutePath();
    }

    /** One version of each project: that of the first index that has it, or the last of all. */
    private static String answer(String question, boolean isFirst) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        List<String> packages = new ArrayList<>();
        Matcher requirement = REQUIREMENT.matcher(question);
        while (requirement.find()) {
            String found = "";
            Matcher index = INDEX.matcher(question);
            while (index.find() && !(isFirst && !found.isEmpty())) {
                HttpResponse<String> page = client.send(
                        HttpRequest.newBuilder(URI.create(index.group(2) + requirement.group(1) + "/"))
                                .header("Accept", "application/vnd.pypi.simple.v1+json")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                Matcher file = FILE.matcher(page.body());
                while (page.statusCode() == 200 && file.find()) {
                    found = "{\"name\":\"" + file.group(1) + "\",\"version\":\"" + file.group(2) + "\",\"index\":\""
                            + index.group(1) + "\"}";
                }
            }
            packages.add(found);
        }
        return "{\"outcome\":\"resolved\",\"packages\":[" + String.join(",", packages) + "]}";
    }
}
