// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.index;

import dev.headwater.api.index.PackageIndex;
import dev.headwater.core.DirectoryIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;

class DirectoryIndexContractTest extends PackageIndexContract {
    @TempDir
    Path folder;

    @Override
    PackageIndex index() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        Files.createDirectories(folder.resolve("Foo.Bar"));
        wheel(
                "foo_bar",
                "1.0",
                folder,
                "Name: foo_bar\nVersion: 1.0\nRequires-Dist: six>=1.10\nRequires-Python: >=3.8\n");
        wheel("foo_bar", "2.0", folder.resolve("Foo.Bar"), "Name: foo_bar\nVersion: 2.0\n");
        wheel("broken", "1.0", folder, "Name: broken\n");
        return DirectoryIndex.of(folder);
    }

    private static void wheel(String name, String version, Path folder, String metadata) throws IOException {
        Path path = folder.resolve(name + "-" + version + "-py3-none-any.whl");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.putNextEntry(new ZipEntry(name + "-" + version + ".dist-info/METADATA"));
            zip.write(metadata.getBytes(StandardCharsets.UTF_8));
        }
    }
}
