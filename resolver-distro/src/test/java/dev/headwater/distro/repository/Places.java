// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where classes come from, for another process that is to have them. */
final class Places {
    private Places() {}

    /** {@return a class path with some classes, each of another module or folder} */
    static String of(Class<?>... types) {
        return Stream.of(types).map(Places::root).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    /** The folder of the class files, or the jar; under modules a class that is patched in does not tell it itself. */
    private static String root(Class<?> type) {
        String name = type.getName();
        URL file = Objects.requireNonNull(type.getResource(name.substring(name.lastIndexOf('.') + 1) + ".class"));
        try {
            if (!file.getProtocol().equals("file")) {
                return Path.of(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString();
            }
            Path path = Path.of(file.toURI());
            for (int i = name.split("\\.", -1).length; i > 0; i--) {
                path = Objects.requireNonNull(path.getParent());
            }
            return path.toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
