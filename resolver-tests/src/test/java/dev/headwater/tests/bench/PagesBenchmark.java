// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.bench;

import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.http.page.ColumnPage;
import dev.headwater.http.page.PageText;
import dev.headwater.http.page.ProjectPageReader;
import dev.headwater.http.page.UnreadablePageException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A page of 4,000 files, from each form that it comes in.
 *
 * <p>What a fresh machine takes, which counts as much, is the first iteration with {@code -wi 0 -i 1 -bm ss}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PagesBenchmark {
    private static final int COUNT = 4_000;
    private static final long SEED = 1;
    private static final ProjectName LIB = ProjectName.parse("lib");
    private static final String URL = "https://index.example.org/simple/lib/";
    private static final String JSON = "application/vnd.pypi.simple.v1+json";
    private static final String FILES = "https://files.example.org/packages/";

    private PageText usual = new PageText(new byte[0], 0, JSON, URL);
    private PageText marked = usual;
    private PageText html = usual;
    private byte[] pack = {};

    /** Writes the page. */
    @Setup
    public void prepare() throws UnreadablePageException {
        Random random = new Random(SEED);
        StringBuilder json = new StringBuilder("{\"meta\":{\"api-version\":\"1.4\"},\"name\":\"lib\",\"files\":[");
        StringBuilder anchors = new StringBuilder("<!DOCTYPE html><title>Links for lib</title>");
        for (int i = 0; i < COUNT; i++) {
            String hash = hash(random);
            String metadata = hash(random);
            String name = "lib-%d.%d.%d-cp3%d-cp3%d-manylinux_2_17_x86_64.manylinux2014_x86_64.whl"
                    .formatted(i / 400, i / 20 % 20, i % 20, 9 + i % 5, 9 + i % 5);
            String url =
                    FILES + hash.substring(0, 2) + "/" + hash.substring(2, 4) + "/" + hash.substring(4) + "/" + name;
            json.append(i == 0 ? "" : ",")
                    .append(("{\"core-metadata\":{\"sha256\":\"%s\"},\"data-dist-info-metadata\":{\"sha256\":\"%s\"},"
                                    + "\"filename\":\"%s\",\"hashes\":{\"sha256\":\"%s\"},\"provenance\":null,"
                                    + "\"requires-python\":\">=3.%d\",\"size\":%d,"
                                    + "\"upload-time\":\"2026-01-31T12:34:56.%06dZ\",\"url\":\"%s\",\"yanked\":false}")
                            .formatted(metadata, metadata, name, hash, 7 + i % 4, 10_000 + i, i, url));
            anchors.append(
                    "\n<a href=\"%s#sha256=%s\" data-requires-python=\"&gt;=3.%d\" data-core-metadata=\"sha256=%s\">%s</a>"
                            .formatted(url, hash, 7 + i % 4, metadata, name));
        }
        usual = text(json + "]}", JSON);
        marked = text("\uFEFF" + json + "]}", JSON);
        html = text(anchors.toString(), "text/html");
        pack = ProjectPageReader.read(usual, LIB).pack();
    }

    private static String hash(Random random) {
        return "%016x%016x%016x%016x"
                .formatted(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private static PageText text(String body, String type) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new PageText(bytes, bytes.length, type, URL);
    }

    /** {@return the page from JSON as indexes write it} */
    @Benchmark
    public ProjectPage readJson() throws UnreadablePageException {
        return ProjectPageReader.read(usual, LIB);
    }

    /** {@return the page from JSON that begins with a byte order mark, and so is read by Jackson} */
    @Benchmark
    public ProjectPage readJsonByJackson() throws UnreadablePageException {
        return ProjectPageReader.read(marked, LIB);
    }

    /** {@return the page from HTML} */
    @Benchmark
    public ProjectPage readHtml() throws UnreadablePageException {
        return ProjectPageReader.read(html, LIB);
    }

    /** {@return something of every file of the stored page, as a resolution reads them} */
    @Benchmark
    public long readStored() throws UnreadablePageException {
        ColumnPage page = ColumnPage.unpack(pack, LIB);
        long sum = 0;
        for (int i = 0; i < page.fileCount(); i++) {
            sum += page.filename(i).length() + page.uploadTime(i) + (page.isYanked(i) ? 1 : 0);
            sum += page.requiresPython(i) == null ? 0 : 1;
        }
        return sum;
    }
}
