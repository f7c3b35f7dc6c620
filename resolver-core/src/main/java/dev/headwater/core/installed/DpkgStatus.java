// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import dev.headwater.api.environment.OwningPackage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The {@code status} of dpkg: version, architecture and relations of what is installed.
 *
 * @see <a href="https://www.debian.org/doc/debian-policy/ch-controlfields.html">Debian policy 5.1</a>
 */
public final class DpkgStatus {
    private static final int LONGEST_RELATIONS = 1 << 20;

    /** Of each package two. */
    private static final int MOST_ENTRIES = 400_000;

    private final String vendor;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, StringBuilder> fields = new HashMap<>();

    private DpkgStatus(String vendor) {
        this.vendor = vendor;
    }

    /**
     * An installed package.
     *
     * @param owner the package
     * @param architecture what it is for
     * @param needs what it provides and needs
     */
    public record Entry(OwningPackage owner, String architecture, OwnedFiles.Needs needs) {
        /** {@return what is known of a package that stands in no status} */
        static Entry unknown(String key) {
            int colon = key.indexOf(':');
            String name = colon < 0 ? key : key.substring(0, colon);
            return new Entry(
                    new OwningPackage(OwningPackage.Kind.DPKG, name, "", PackageUrls.of("deb/debian", name, "", "")),
                    "",
                    new OwnedFiles.Needs(List.of(name), List.of()));
        }
    }

    /** {@return what is installed, as another method says; nothing where there is no such file} */
    static Map<String, Entry> read(Path status, String vendor) throws IOException {
        if (!Files.exists(status)) {
            return Map.of();
        }
        try (InputStream in = DiskText.open(status)) {
            return read(in, status.toString(), vendor);
        }
    }

    /**
     * {@return what is installed, by name and by {@code name:architecture}}
     *
     * @param file how to call what is read
     * @param vendor whose packages they are, in package URLs
     * @throws IOException if it cannot be read
     */
    public static Map<String, Entry> read(InputStream in, String file, String vendor) throws IOException {
        DpkgStatus read = new DpkgStatus(vendor);
        read.stanzas(new RecordLines(in, file));
        return read.entries;
    }

    private void stanzas(RecordLines lines) throws IOException {
        String field = "";
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (entries.size() > MOST_ENTRIES) {
                throw lines.fault("is behind more packages than are read");
            } else if (line.isBlank()) {
                end();
                field = "";
            } else if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                StringBuilder folded = fields.get(field);
                if (folded != null && folded.length() >= LONGEST_RELATIONS) {
                    throw lines.fault("goes on with a field of more than " + LONGEST_RELATIONS + " signs");
                } else if (folded != null) {
                    folded.append(line);
                }
            } else {
                int colon = line.indexOf(':');
                if (colon <= 0) {
                    throw lines.fault("is no field; a name and a colon were expected");
                }
                field = line.substring(0, colon).toLowerCase(Locale.ROOT);
                if (isRead(field)) {
                    fields.put(
                            field, new StringBuilder(line.substring(colon + 1).strip()));
                }
            }
        }
        end();
    }

    private static boolean isRead(String field) {
        return switch (field) {
            case "package", "version", "architecture", "depends", "pre-depends", "provides" -> true;
            default -> false;
        };
    }

    private void end() {
        String name = text("package");
        if (!name.isEmpty()) {
            String version = text("version");
            String architecture = text("architecture");
            List<String> provides = new ArrayList<>(List.of(name));
            relations("provides").forEach(one -> provides.addAll(one.alternatives()));
            List<OwnedFiles.Dependency> depends = new ArrayList<>(relations("pre-depends"));
            depends.addAll(relations("depends"));
            String qualifier = "arch=" + (PackageUrls.isPlain(architecture) ? architecture : "");
            Entry entry = new Entry(
                    new OwningPackage(
                            OwningPackage.Kind.DPKG,
                            name,
                            version,
                            PackageUrls.of("deb/" + vendor, name, version, qualifier)),
                    architecture,
                    new OwnedFiles.Needs(provides, depends));
            entries.put(name + ":" + architecture, entry);
            entries.putIfAbsent(name, entry);
        }
        fields.clear();
    }

    private String text(String field) {
        StringBuilder text = fields.get(field);
        return text == null ? "" : text.toString();
    }

    private List<OwnedFiles.Dependency> relations(String field) {
        List<OwnedFiles.Dependency> relations = new ArrayList<>();
        for (String relation : text(field).split(",", -1)) {
            List<String> names = new ArrayList<>();
            for (String alternative : relation.split("\\|", -1)) {
                String name = name(alternative.strip());
                if (!name.isEmpty()) {
                    names.add(name);
                }
            }
            if (!names.isEmpty()) {
                relations.add(new OwnedFiles.Dependency(relation.strip(), names));
            }
        }
        return relations;
    }

    /** Before a version, an architecture, or a profile: {@code python3-lib:any (>= 1.0)}. */
    private static String name(String relation) {
        int end = 0;
        while (end < relation.length() && " :([<".indexOf(relation.charAt(end)) < 0) {
            end++;
        }
        return relation.substring(0, end);
    }
}
