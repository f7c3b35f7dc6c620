// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One file of one release.
 *
 * @param project its project
 * @param version its version
 * @param requirements what it requires
 * @param form how its metadata is to be had
 */
public record Release(String project, String version, List<String> requirements, Form form) {
    /** How metadata is to be had. */
    public enum Form {
        /** Beside the file, with its hash on the page. */
        HASHED,
        /** Beside the file, without a hash. */
        ANNOUNCED,
        /** In the wheel alone. */
        WHEEL,
        /** In the source distribution. */
        SDIST
    }

    String filename() {
        return form == Form.SDIST ? project + "-" + version + ".tar.gz" : project + "-" + version + "-py3-none-any.whl";
    }

    byte[] metadata() {
        String text = "Metadata-Version: 2.2\nName: " + project + "\nVersion: " + version + "\n"
                + requirements.stream()
                        .map(wanted -> "Requires-Dist: " + wanted + "\n")
                        .collect(Collectors.joining());
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@return the release as the core reads it} */
    @Override
    public String toString() {
        return project + " " + version + (requirements.isEmpty() ? "" : ": " + String.join(", ", requirements))
                + (form == Form.SDIST ? " | sdist" : "");
    }
}
