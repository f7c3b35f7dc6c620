// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.index;

import dev.headwater.api.index.PackageIndex;
import dev.headwater.core.RecordingIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RecordingIndexContractTest extends PackageIndexContract {
    @TempDir
    Path folder;

    @Override
    PackageIndex index() throws IOException {
        Files.createDirectories(folder.resolve("pages"));
        write("manifest.json", "{'format': 1, 'complete': true, 'bodies': 'text'}");
        write(
                "pages/foo-bar.json",
                "{'name': 'Foo.Bar', 'bodies': ['Name: foo_bar\\nVersion: 1.0\\nRequires-Dist: six>=1.10\\nRequires-Python: >=3.8',"
                        + " 'Name: foo_bar\\nVersion: 2.0'], 'files': ["
                        + "['foo_bar-1.0-py3-none-any.whl', null, 1, '2024-01-01T00:00:00Z', '>=3.8', null, 0],"
                        + "['foo_bar-2.0-py3-none-any.whl', null, 2, '2025-01-01T00:00:00.5Z', null, 'broken', 1]]}");
        write(
                "pages/broken.json",
                "{'name': 'broken', 'bodies': ['Name: broken'], 'files': [['broken-1.0-py3-none-any.whl', null, null, null, null, null, 0]]}");
        write("pages/empty.json", "{'name': 'empty', 'bodies': [], 'files': []}");
        return RecordingIndex.of(folder);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text.replace('\'', '"'));
    }
}
