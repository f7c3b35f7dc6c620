// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.name.ProjectName;
import dev.headwater.distro.compile.debian.DebianPackages;
import dev.headwater.distro.debian.Contents;
import dev.headwater.distro.debian.ContentsReader;
import dev.headwater.distro.debian.PackagesReader;
import dev.headwater.distro.feed.Feed;
import dev.headwater.distro.feed.FeedRow;
import dev.headwater.distro.repository.PackageFiles;
import dev.headwater.distro.repository.debian.DebianSnapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Small lists of a distributor, and what is compiled of them. */
public final class Lists {
    /** An interpreter as Debian has it, with a library that it brings. */
    public static final String PYTHON = """
        Package: python3
        Source: python3-defaults (3.11.2-1)
        Version: 3.11.2-1+b1
        Architecture: amd64
        Pre-Depends: python3-minimal (= 3.11.2-1+b1)
        Depends: python3.11 (>= 3.11.2-1~)
        Provides: python3-supported-min (= 3.11)
        Filename: pool/main/p/python3-defaults/python3_3.11.2-1+b1_amd64.deb
        Size: 1
        SHA256: 0000000000000000000000000000000000000000000000000000000000000000

        Package: python3-minimal
        Source: python3-defaults
        Version: 3.11.2-1+b1
        Architecture: amd64
        Filename: pool/main/p/python3-defaults/python3-minimal_3.11.2-1+b1_amd64.deb
        Size: 1
        SHA256: 0000000000000000000000000000000000000000000000000000000000000000

        Package: python3.11
        Version: 3.11.2-6
        Architecture: amd64
        Depends: media-types | mime-support
        Filename: pool/main/p/python3.11/python3.11_3.11.2-6_amd64.deb
        Size: 1
        SHA256: 0000000000000000000000000000000000000000000000000000000000000000

        Package: media-types
        Version: 10.0.0
        Architecture: all
        Filename: pool/main/m/media-types/media-types_10.0.0_all.deb
        Size: 1
        SHA256: 0000000000000000000000000000000000000000000000000000000000000000

        """;

    private static final String CONTENTS_OF_PYTHON = """
        usr/bin/python3 python/python3
        usr/share/doc/python3-minimal/copyright python/python3-minimal
        usr/bin/python3.11 python/python3.11
        etc/mime.types net/media-types
        """;

    private Lists() {}

    /** A stanza: {@code python3-lib 1.0-1 | source lib | depends a, b (>= 1) | provides c}. */
    public static String stanza(String line) {
        String[] parts = line.split(" \\| ", -1);
        String[] named = parts[0].split(" ", -1);
        StringBuilder stanza =
                new StringBuilder("Package: " + named[0] + "\nVersion: " + named[1] + "\nArchitecture: all\n");
        for (int i = 1; i < parts.length; i++) {
            int space = parts[i].indexOf(' ');
            String field = parts[i].substring(0, space);
            String value = parts[i].substring(space + 1).replace(" or ", " | ");
            stanza.append(Character.toUpperCase(field.charAt(0)))
                    .append(field.substring(1))
                    .append(": ")
                    .append(value)
                    .append('\n');
        }
        return stanza.append("Filename: pool/main/" + named[0] + "_" + named[1].replaceFirst(".*:", "") + "_all.deb\n")
                .append("Size: 4\nSHA256: ")
                .append("ab".repeat(32))
                .append("\n\n")
                .toString();
    }

    /** A suite with an interpreter, of lines of packages and lines of contents. */
    public static DebianSnapshot suite(List<String> packages, List<String> contents) {
        return suite(packages, contents, file -> {
            throw new IllegalStateException("no package is to be read, and " + file.path() + " is");
        });
    }

    /** The same, with packages. */
    public static DebianSnapshot suite(List<String> packages, List<String> contents, PackageFiles files) {
        StringBuilder stanzas = new StringBuilder(PYTHON);
        packages.forEach(line -> stanzas.append(stanza(line)));
        return snapshot(stanzas.toString(), CONTENTS_OF_PYTHON + String.join("\n", contents) + "\n", files);
    }

    /** A suite of texts. */
    public static DebianSnapshot snapshot(String packages, String contents, PackageFiles files) {
        try {
            Contents read = ContentsReader.read(stream(contents), "Contents");
            return new DebianSnapshot(
                    "lists",
                    "",
                    "",
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Trust.UNSIGNED,
                    PackagesReader.read(stream(packages), "Packages"),
                    read,
                    files);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A line of contents that shows a metadata folder. */
    public static String folder(String folder, String packageName) {
        return "usr/lib/python3/dist-packages/" + folder + "/PKG-INFO python/" + packageName;
    }

    /** Compiles suites with settings of nothing but an architecture. */
    public static Feed compile(DebianSnapshot... suites) {
        return compile(List.of(suites), new CompileSettings("amd64"));
    }

    /** The one row of a project. */
    public static FeedRow row(Feed feed, String project) {
        List<FeedRow> rows = feed.projects().getOrDefault(ProjectName.parse(project), List.of());
        if (rows.size() != 1) {
            throw new AssertionError(project + " has " + rows);
        }
        return rows.get(0);
    }

    static Feed compile(List<DebianSnapshot> suites, CompileSettings settings) {
        return FeedCompiler.compile(new DebianPackages(suites, settings.architecture(), Runnable::run), settings);
    }
}
