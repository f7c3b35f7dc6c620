// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.index.ProvidedPackage;
import java.util.Optional;

/** What a person types to have a package of a distributor. */
final class PackageCommand {
    private PackageCommand() {}

    /** {@return the command; empty where the package's manager is not known, or its name is no word for a shell} */
    static Optional<String> of(ProvidedPackage provided) {
        if (!isWord(provided.name())) {
            return Optional.empty();
        }
        return switch (provided.format()) {
            case DEBIAN -> Optional.of("apt-get install " + provided.name());
            case RPM -> Optional.of("dnf install " + provided.name());
            case CONDA -> Optional.of("conda install " + provided.name());
            case OTHER -> Optional.empty();
        };
    }

    private static boolean isWord(String name) {
        return !name.isEmpty()
                && name.charAt(0) != '-'
                && name.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || "+._-".indexOf(c) >= 0);
    }
}
