// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.plan;

import dev.headwater.api.name.ProjectName;
import java.util.List;
import java.util.Optional;

/**
 * What a file of the second part requires that is no Python project: a library or a program of the system.
 *
 * <p>It is a text of any form, to be read by people. Only its name is held against the packages of the plan, exactly as
 * it is spelled; versions and markers behind it are not looked at. Where nothing is named so, the repository may have
 * it under another name.
 *
 * @param project the project whose file requires it
 * @param requirement the text as the metadata has it: {@code libpng (>=1.5)}, {@code dep:generic/libpng@>=1.5}
 * @param provider the package that is named so, of those that the plan installs; empty where none is
 * @see <a href="https://packaging.python.org/en/latest/specifications/core-metadata/#requires-external-multiple-use">
 *     Core metadata: Requires-External</a>
 * @since 0.1.0
 */
public record ExternalRequirement(ProjectName project, String requirement, Optional<Provider> provider) {
    /** What may stand before a name that is one of any distributor, or of Debian's. */
    private static final List<String> BEGINNINGS = List.of("dep:generic/", "pkg:generic/", "pkg:deb/debian/");

    /**
     * A package that the package manager installs.
     *
     * @param name the package
     * @param dependent the package of the first part that depends on it; empty where it is of the first part itself
     */
    public record Provider(String name, Optional<String> dependent) {}

    /** {@return the name in a text; empty where none stands at its beginning, and for what is named by other rules} */
    static String nameIn(String requirement) {
        int begin = BEGINNINGS.stream()
                .filter(requirement::startsWith)
                .mapToInt(String::length)
                .findFirst()
                .orElse(0);
        int end = begin;
        while (end < requirement.length() && isOfName(requirement.charAt(end))) {
            end++;
        }
        boolean isWhole = end == requirement.length() || " \t(<>=!~;@?#".indexOf(requirement.charAt(end)) >= 0;
        return isWhole ? requirement.substring(begin, end) : "";
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "+.-".indexOf(c) >= 0;
    }
}
