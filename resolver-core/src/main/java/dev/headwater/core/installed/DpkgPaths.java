// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the files of dpkg's lists lie: what is diverted is called otherwise, and a list may name folders as they were
 * called before they were merged into {@code usr}.
 */
final class DpkgPaths {
    private static final List<String> MERGED = List.of("/lib", "/lib64", "/bin", "/sbin");

    private final String root;
    private final List<String> merged = new ArrayList<>();
    private final Map<String, Diversion> diversions = new HashMap<>();

    private DpkgPaths(String root) {
        this.root = root;
    }

    /**
     * A file that lies elsewhere.
     *
     * @param to where
     * @param by the package whose own file stays in its place; a colon for that of nobody
     */
    private record Diversion(String to, String by) {}

    /**
     * Reads what is diverted.
     *
     * @throws IOException if there are diversions that cannot be read
     */
    static DpkgPaths read(Path root, Path database) throws IOException {
        DpkgPaths paths = new DpkgPaths(root.getNameCount() == 0 ? "" : root.toString());
        for (String folder : MERGED) {
            if (Files.isSymbolicLink(Path.of(paths.root + folder))) {
                paths.merged.add(folder + "/");
            }
        }
        Path file = database.resolve("diversions");
        if (Files.exists(file)) {
            try (InputStream in = DiskText.open(file)) {
                paths.diversions(new RecordLines(in, file.toString()));
            }
        }
        return paths;
    }

    private void diversions(RecordLines lines) throws IOException {
        for (String from = lines.next(); from != null; from = lines.next()) {
            String to = lines.next();
            String by = lines.next();
            if (to == null || by == null) {
                throw lines.fault("is the last, and a diversion has three");
            }
            diversions.put(from, new Diversion(to, by));
        }
    }

    /** {@return where a file of a list lies, with the root before it} */
    String place(String listed, String owner) {
        Diversion diversion = diversions.get(listed);
        String path = diversion == null || diversion.by().equals(owner) ? listed : diversion.to();
        for (String folder : merged) {
            if (path.startsWith(folder)) {
                return root + "/usr" + path;
            }
        }
        return root + path;
    }
}
