// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.gateway.Gateway;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayFilesTest extends Gateways {
    private static final String WHEEL = "lib-1.0-py3-none-any.whl";
    private static final String PATH = "/files/lib/" + WHEEL;

    private final byte[] bytes = new byte[3_000_000];

    @BeforeEach
    void start() throws IOException {
        new Random(1).nextBytes(bytes);
        first.file("lib", WHEEL, bytes, "");
    }

    private Behind behind() throws IOException {
        return over(one());
    }

    @Test
    void aFileIsPassedOnAndKept() throws Exception {
        try (Behind gateway = behind()) {
            HttpResponse<byte[]> answer = gateway.get(PATH);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(bytes);
            assertThat(gateway.get(PATH).body()).isEqualTo(bytes);
            assertThat(first.askedFor("/f/" + WHEEL)).isEqualTo(1);
        }
        try (Behind gateway = behind()) {
            assertThat(gateway.get(PATH).body()).isEqualTo(bytes);
            assertThat(first.askedFor("/f/" + WHEEL)).isEqualTo(1);
        }
    }

    @Test
    void aMetadataFileThatIsLongerThanOnesThatAreReadIsPassedOn() throws Exception {
        byte[] text = new byte[17 << 20];
        String wheel = "lib-2.0-py3-none-any.whl";
        first.file("lib", wheel, bytes, ",\"core-metadata\":{\"sha256\":\"" + SmallIndex.sha256(text) + "\"}");
        first.file("beside", wheel + ".metadata", text, "");
        try (Behind gateway = behind()) {
            HttpResponse<byte[]> answer = gateway.get("/files/lib/" + wheel + ".metadata");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib-1.0.tar.bz2", "lib-1.0.tar.xz", "lib-1.0.zip", "lib-1.0.tgz"})
    void sourceArchivesOfEveryKindArePassedOn(String filename) throws Exception {
        first.file("lib", filename, bytes, "");
        try (Behind gateway = behind()) {
            assertThat(gateway.page("lib")).contains("\"filename\":\"" + filename + "\"");
            assertThat(gateway.get("/files/lib/" + filename).body()).isEqualTo(bytes);
        }
    }

    @Test
    void aFileThatManyWaitForIsGotOnce() throws Exception {
        try (Behind gateway = behind()) {
            gateway.page("lib");
            List<CompletableFuture<HttpResponse<byte[]>>> answers =
                    Stream.generate(() -> gateway.ask(PATH)).limit(40).toList();

            for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
                assertThat(answer.get(60, TimeUnit.SECONDS).body()).isEqualTo(bytes);
            }
            assertThat(first.askedFor("/f/" + WHEEL)).isEqualTo(1);
        }
    }

    @Test
    void aPartIsGivenOfAFileThatIsKnownToBeTheOneThatWasPromised() throws Exception {
        try (Behind gateway = behind()) {
            HttpResponse<byte[]> part = gateway.get(PATH, "Range", "bytes=10-19");

            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.headers().firstValue("Content-Range")).contains("bytes 10-19/3000000");
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(bytes, 10, 20));
            assertThat(gateway.get(PATH, "Range", "bytes=-5").body())
                    .isEqualTo(Arrays.copyOfRange(bytes, bytes.length - 5, bytes.length));
            assertThat(gateway.get(PATH, "Range", "bytes=3000000-").statusCode())
                    .isEqualTo(416);
            assertThat(gateway.get(PATH, "Range", "bytes=1-2,5-6").body()).hasSize(bytes.length);
            assertThat(gateway.get(PATH, "Range", "bytes=1-2", "If-Range", "\"other\"")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void headersAreThoseOfTheFileAndWhatTheClientHasIsNotSentAgain() throws Exception {
        try (Behind gateway = behind()) {
            HttpResponse<byte[]> head = gateway.send("HEAD", PATH);
            String tag = head.headers().firstValue("ETag").orElseThrow();

            assertThat(head.headers().firstValue("Content-Length")).contains("3000000");
            assertThat(head.headers().firstValue("Accept-Ranges")).contains("bytes");
            assertThat(head.body()).isEmpty();
            assertThat(gateway.get(PATH, "If-None-Match", tag).statusCode()).isEqualTo(304);
            assertThat(first.askedFor("/f/" + WHEEL)).isZero();
        }
    }

    /** {@return the status of a whole answer, or that it was cut: that depends on what was sent before it was known} */
    private static String whole(Behind gateway, String path) throws InterruptedException {
        try {
            return String.valueOf(gateway.get(path).statusCode());
        } catch (IOException e) {
            return "cut";
        }
    }

    @Test
    void otherBytesThanThosePromisedNeverArriveAsAWholeFile() throws Exception {
        byte[] others = bytes.clone();
        others[others.length - 1]++;
        first.replace(WHEEL, others);
        try (Behind gateway = behind()) {
            assertThat(whole(gateway, PATH)).isIn("cut", "504");
            assertThat(gateway.get(PATH, "Range", "bytes=0-5").statusCode()).isEqualTo(504);

            first.replace(WHEEL, bytes);
            assertThat(gateway.get(PATH).body()).isEqualTo(bytes);
        }
    }

    private static byte[] half(byte[] file) {
        return Arrays.copyOf(file, file.length / 2);
    }

    @Test
    void whatComesAgainAfterABreakIsTheRestOfWhatCameBefore() throws Exception {
        first.breakOff(WHEEL, bytes.length / 2, bytes);
        try (Behind gateway = over(Behind.patientIndex("first", first, ""))) {
            assertThat(gateway.get(PATH).body()).isEqualTo(bytes);
            assertThat(first.askedFor("/f/" + WHEEL)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3_000_000, 2_999_999})
    void twoHalvesOfDifferentFilesAreNoFile(int length) throws Exception {
        byte[] others = Arrays.copyOf(bytes, length);
        others[7]++;
        String path = "/files/loose/loose-1.0.tar.gz";
        first.listed("loose", "loose-1.0.tar.gz", bytes, ",\"hashes\":{}");
        first.breakOff("loose-1.0.tar.gz", bytes.length / 2, others);
        try (Behind gateway = over(Behind.patientIndex("first", first, "retries = 1"))) {
            assertThat(whole(gateway, path)).isIn("cut", "504");
            assertThat(first.askedFor("/f/loose-1.0.tar.gz")).isEqualTo(2);
            assertThat(gateway.get(path).body()).as("nothing of either is kept").isEqualTo(others);
        }
    }

    @Test
    void pagesDoNotWaitBehindFiles() throws Exception {
        first.wheel("dep", "1.0");
        List<SmallIndex.Held> held = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            first.file("lib", "lib-1." + i + ".tar.gz", half(bytes), "");
            held.add(first.hold("lib-1." + i + ".tar.gz"));
        }
        try (Behind gateway = behind()) {
            List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
            gateway.page("lib");
            for (int i = 0; i < 30; i++) {
                answers.add(gateway.ask("/files/lib/lib-1." + i + ".tar.gz"));
            }
            first.awaitAskedFor("/f/", 10);

            assertThat(gateway.page("dep")).contains("dep-1.0-");
            assertThat(first.asked().stream().filter(path -> path.startsWith("/f/")))
                    .hasSize(10);
            held.forEach(SmallIndex.Held::release);
            for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
                assertThat(answer.get(60, TimeUnit.SECONDS).body()).isEqualTo(half(bytes));
            }
        }
    }

    @Test
    void twoGatewaysMayShareAFolder() throws Exception {
        SmallIndex.Held held = first.hold(WHEEL);
        try (Behind one = behind()) {
            CompletableFuture<HttpResponse<byte[]>> answer = one.ask(PATH);
            held.awaitAsked();
            try (Behind other = behind()) {
                held.release();

                assertThat(answer.get(60, TimeUnit.SECONDS).body()).isEqualTo(bytes);
                assertThat(other.get(PATH).body()).isEqualTo(bytes);
                assertThat(first.askedFor("/f/" + WHEEL))
                        .as("the one keeps what it got, and the other finds it")
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void aFileOfAnotherSizeIsRefusedBeforeAnythingIsSent() throws Exception {
        first.replace(WHEEL, Arrays.copyOf(bytes, 1000));
        try (Behind gateway = behind()) {
            assertThat(gateway.get(PATH).statusCode()).isEqualTo(504);
        }
    }

    @Test
    void aMetadataFileIsPassedOnAndKept() throws Exception {
        first.wheel("dep", "2.0", "six");
        try (Behind gateway = behind()) {
            String path = "/files/dep/dep-2.0-py3-none-any.whl.metadata";

            assertThat(gateway.get(path).body()).isEqualTo(first.body("dep-2.0-py3-none-any.whl.metadata"));
            assertThat(gateway.get(path).statusCode()).isEqualTo(200);
            assertThat(first.askedFor("/f/dep-2.0-py3-none-any.whl.metadata")).isEqualTo(1);
            assertThat(gateway.get(PATH + ".metadata").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/lib/other-1.0-py3-none-any.whl",
                "/files/lib/",
                "/files/lib",
                "/files/",
                "/files/Lib/lib-1.0-py3-none-any.whl",
                "/files/lib/x/lib-1.0-py3-none-any.whl",
                "/files/nope/nope-1.0.tar.gz"
            })
    void whatNoPageListsIsNotFound(String path) throws Exception {
        try (Behind gateway = behind()) {
            assertThat(gateway.get(path).statusCode()).isEqualTo(404);
            assertThat(first.asked()).noneMatch(asked -> asked.startsWith("/f/"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/lib/..%2f..%2fheadwater.toml",
                "/files/%2e%2e/headwater.toml",
                "/files/lib/%00",
                "/simple/%2e%2e/health"
            })
    void pathsThatClimbLeadNowhere(String path) throws Exception {
        try (Behind gateway = behind()) {
            assertThat(gateway.get(path).statusCode()).isBetween(400, 404);
        }
    }

    @Test
    void aFileThatCannotBeHadIsSaidSo() throws Exception {
        try (Behind gateway = behind()) {
            gateway.page("lib");
            first.failWith(500);
            assertThat(gateway.get(PATH).statusCode()).isEqualTo(504);
            assertThat(gateway.logged("no file: ")).contains(WHEEL, "500");
        }
    }

    @Test
    void clientsAreSentToWhereFilesLieWhereThatIsWanted() throws Exception {
        try (Behind gateway = over(one(), Gateway.Builder::redirectFiles)) {
            HttpResponse<byte[]> answer = gateway.get(PATH);

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/f/" + WHEEL);
        }
    }

    @Test
    void aDefectOnTheWayIsAnsweredAndLoggedAndNobodyWaits() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        first.file("denied", "denied-1.0.tar.gz", new byte[9], "");
        String policy = Behind.index("first", first, "deny = [\"denied\"]");
        try (Behind gateway = over(
                policy,
                builder -> builder.log(line -> {
                    if (line.startsWith("no file: ") || line.startsWith("refused: ")) {
                        throw new IllegalStateException("the disk of the log is full");
                    }
                    lines.add(line);
                }))) {
            assertThat(gateway.get("/simple/denied/").statusCode()).isEqualTo(500);
            gateway.page("lib");
            first.failWith(500);
            assertThat(gateway.get(PATH).statusCode()).isEqualTo(500);
            first.failWith(200);
            assertThat(gateway.get(PATH).body()).isEqualTo(bytes);
        }
        assertThat(lines)
                .filteredOn(line -> line.startsWith("defect: "))
                .containsExactly(
                        "defect: /simple/denied/: java.lang.IllegalStateException: the disk of the log is full",
                        "defect: " + PATH + ": java.lang.IllegalStateException: the disk of the log is full");
    }

    @Test
    void theLengthOfAFileIsNeverSaidToBeZeroForWantOfAnother() throws Exception {
        String listed = ",\"hashes\":{\"sha256\":\"" + SmallIndex.sha256(bytes) + "\"}";
        first.listed("long", "long-1.0.tar.gz", bytes, listed).withoutLength("long-1.0.tar.gz");
        try (Behind gateway = behind()) {
            HttpResponse<byte[]> head = gateway.send("HEAD", "/files/long/long-1.0.tar.gz");

            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("Content-Length")).contains("3000000");
            assertThat(gateway.get("/files/long/long-1.0.tar.gz").body()).isEqualTo(bytes);
            assertThat(first.askedFor("/f/long-1.0.tar.gz")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void whatHasNotChangedIsSaidWithoutALength(String method) throws Exception {
        try (Behind gateway = behind()) {
            for (String path : List.of("/simple/lib/", PATH)) {
                String tag =
                        gateway.send("HEAD", path).headers().firstValue("ETag").orElseThrow();
                HttpResponse<byte[]> answer = gateway.send(method, path, "If-None-Match", tag);

                assertThat(answer.statusCode()).isEqualTo(304);
                assertThat(answer.headers().firstValue("ETag")).contains(tag);
                assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"md5\":\"08d6c05a21512a79a1dfeb9d2a8f262f\"}"})
    void partsOfWhatNoHashProvesAreNotGiven(String hashes) throws Exception {
        byte[] few = {1, 2, 3, 4};
        first.listed("old", "old-1.0.tar.gz", few, ",\"hashes\":" + hashes);
        try (Behind gateway = behind()) {
            HttpResponse<byte[]> answer = gateway.get("/files/old/old-1.0.tar.gz", "Range", "bytes=1-2");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(few);
            assertThat(answer.headers().map()).doesNotContainKeys("accept-ranges", "etag", "content-range");
        }
    }

    @Test
    void noMoreFilesThanThereIsRoomForAreSentAtOnceAndTheOthersAreToComeAgain() throws Exception {
        first.file("small", "small-1.0.tar.gz", new byte[9], "");
        SmallIndex.Held held = first.hold("small-1.0.tar.gz");
        BlockingQueue<HttpResponse<byte[]>> answers = new LinkedBlockingQueue<>();
        try (Behind gateway = behind()) {
            gateway.page("small");
            for (int i = 0; i < 203; i++) {
                CompletableFuture<?> unused =
                        gateway.ask("/files/small/small-1.0.tar.gz").thenAccept(answers::add);
                assertThat(unused).isNotCompletedExceptionally();
            }
            for (int i = 0; i < 3; i++) {
                HttpResponse<byte[]> answer = Objects.requireNonNull(answers.poll(30, TimeUnit.SECONDS));
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            }
            held.release();
            for (int i = 0; i < 200; i++) {
                assertThat(Objects.requireNonNull(answers.poll(30, TimeUnit.SECONDS))
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(gateway.get("/files/small/small-1.0.tar.gz").body()).hasSize(9);
        }
    }
}
