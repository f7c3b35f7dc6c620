// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The packages of a {@code poetry.lock} or a {@code pdm.lock}, read line by line: these files are written so. */
final class LockTables {
    private static final String PACKAGE = "[[package]]";

    private LockTables() {}

    /** {@return of each package the first value of each key that is a string; {@code url} wherever it stands} */
    static List<Map<String, String>> read(String lock) {
        List<Map<String, String>> packages = new ArrayList<>();
        boolean isOfPackage = false;
        for (String line : lock.lines().toList()) {
            if (line.equals(PACKAGE)) {
                packages.add(new LinkedHashMap<>());
                isOfPackage = true;
            } else if (line.startsWith("[") && !line.startsWith("[package.")) {
                isOfPackage = false;
            } else if (isOfPackage) {
                addString(line, packages.get(packages.size() - 1));
            }
        }
        return packages;
    }

    private static void addString(String line, Map<String, String> values) {
        int url = line.indexOf("url = \"");
        String pair = url > 0 ? line.substring(url) : line;
        int equals = pair.indexOf(" = \"");
        int end = equals < 0 ? -1 : pair.indexOf('"', equals + 4);
        if (end >= 0) {
            values.putIfAbsent(pair.substring(0, equals), pair.substring(equals + 4, end));
        }
    }
}
