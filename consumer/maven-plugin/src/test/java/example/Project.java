// SPDX-License-Identifier: Apache-2.0
package example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The files of a project to be built. */
final class Project {
    private final Path folder;

    Project(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    Project file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A parent of these modules, which builds nothing itself. */
    Project parent(String... modules) {
        return file("pom.xml", """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.example</groupId>
                  <artifactId>parent</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <modules>%s</modules>
                </project>
                """.formatted(
                        Arrays.stream(modules).map(name -> "<module>" + name + "</module>").collect(Collectors.joining())));
    }

    /** A module that runs a goal, for one Python wherever the test runs. */
    Project module(String name, String goal, String configuration) {
        return file(name.isEmpty() ? "pom.xml" : name + "/pom.xml", """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.example</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>dev.headwater</groupId>
                        <artifactId>resolver-maven-plugin</artifactId>
                        <version>%s</version>
                        <executions>
                          <execution>
                            <id>python</id>
                            <phase>generate-resources</phase>
                            <goals>
                              <goal>%s</goal>
                            </goals>
                          </execution>
                        </executions>
                        <configuration>
                          <python>3.12</python>
                          <platforms>
                            <platform>manylinux_2_28_x86_64</platform>
                          </platforms>
                %s
                        </configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(name.isEmpty() ? "single" : name, Build.VERSION, goal, configuration.indent(10).stripTrailing()));
    }

    /** A policy file with these indexes, each a name and a URL, in their order. */
    static String policy(String... indexes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < indexes.length; i += 2) {
            text.append("[[index]]\nid = \"").append(indexes[i]).append("\"\nurl = \"").append(indexes[i + 1]);
            text.append("\"\nallow-insecure = true\n\n");
        }
        return text.toString();
    }
}
