// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import dev.headwater.api.InvalidInputException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Another process with classes of this module, and of the one that it is built on. */
final class Child {
    private Child() {}

    /** {@return the words that start a program in Java, behind others that start them} */
    static List<String> command(List<String> before, Class<?> program, String... words)
            throws IOException, URISyntaxException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.add(Stream.of(root(program), root(CacheFolder.class), api())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(program.getName());
        command.addAll(List.of(words));
        return command;
    }

    /** The module that this one is built on: a folder, or a jar. */
    private static Path api() throws URISyntaxException {
        return Path.of(InvalidInputException.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    /** The folder of the class files; under modules a class does not tell it itself. */
    private static Path root(Class<?> type) throws URISyntaxException {
        String name = type.getName();
        URL file = Objects.requireNonNull(type.getResource(name.substring(name.lastIndexOf('.') + 1) + ".class"));
        Path path = Path.of(file.toURI());
        int depth = name.split("\\.", -1).length;
        for (int i = 0; i < depth; i++) {
            path = Objects.requireNonNull(path.getParent());
        }
        return path;
    }
}
