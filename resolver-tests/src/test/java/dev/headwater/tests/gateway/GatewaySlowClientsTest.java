// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client is slow until it is cut off, or for as long as another is. Where one has to be answered first, or is not to
 * be cut off at all, it has seconds for what takes it a moment.
 */
class GatewaySlowClientsTest {
    private static final String WHEEL = "lib-1.0-py3-none-any.whl";
    private static final String PATH = "/files/lib/" + WHEEL;
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(5);
    /** More than all buffers on the way, and than a client of HTTP/2 takes without being read. */
    private static final int SIZE = 40 << 20;

    /** Buffers of the system on both sides, at most. */
    private static final int MOST_ON_THE_WAY = 6 << 20;

    private static final String PAGE = "/simple/lib/";
    private static final byte[] NOTHING = new byte[0];
    /** The preface, and settings of which there are none. */
    private static final byte[] BEGINNING_OF_HTTP_2 = bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + "\0\0\0\4\0\0\0\0\0");

    private static final int DRIP_MILLIS = 10;
    private static final int LONGEST_MILLIS = 120_000;

    @TempDir
    private Path folder;

    private SmallIndex index;

    @BeforeEach
    void start() throws IOException {
        index = new SmallIndex();
    }

    @AfterEach
    void stop() {
        index.close();
    }

    private Behind behind() throws IOException {
        return behind(PATIENCE);
    }

    private Behind behind(Duration patience) throws IOException {
        return new Behind(folder, Behind.index("first", index, ""), builder -> builder.patience(patience));
    }

    /** Sends the same bytes again and again, without ever being done, until the other side has cut the connection. */
    private static byte[] dripUntilCut(URI url, byte[] beginning, byte[] drip) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(DRIP_MILLIS);
            socket.getOutputStream().write(beginning);
            ByteArrayOutputStream answers = new ByteArrayOutputStream();
            assertThat(isCut(socket, drip, answers)).isTrue();
            return answers.toByteArray();
        }
    }

    private static boolean isCut(Socket socket, byte[] drip, ByteArrayOutputStream answers) throws IOException {
        for (int waited = 0; waited < LONGEST_MILLIS; waited += DRIP_MILLIS) {
            try {
                socket.getOutputStream().write(drip);
            } catch (IOException e) {
                return true;
            }
            if (isAtEnd(socket, answers)) {
                return true;
            }
        }
        return false;
    }

    /** Reads what is there; a moment without anything is what separates two drips. */
    private static boolean isAtEnd(Socket socket, ByteArrayOutputStream answers) {
        try {
            InputStream in = socket.getInputStream();
            byte[] some = new byte[1000];
            int count = in.read(some);
            while (count > 0) {
                answers.write(some, 0, count);
                count = in.read(some);
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aHeadThatComesByDripsIsCutOff() throws Exception {
        try (Behind gateway = behind()) {
            dripUntilCut(gateway.url("/"), bytes("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: "), bytes("a"));
        }
    }

    @Test
    void aSecondHeadThatComesByDripsIsCutOff() throws Exception {
        try (Behind gateway = behind()) {
            dripUntilCut(
                    gateway.url("/"),
                    bytes("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nGET / HTTP/1.1\r\nX: "),
                    bytes("a"));
        }
    }

    @Test
    void aConnectionOfHttp2ThatAsksForNothingIsCutOffHoweverOftenItPings() throws Exception {
        byte[] ping = {0, 0, 8, 6, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8};
        try (Behind gateway = behind(LONG_PATIENCE)) {
            byte[] answers = dripUntilCut(gateway.url("/"), BEGINNING_OF_HTTP_2, ping);

            assertThat(codesOfGoAway(answers))
                    .as("it is told first, and that without an error")
                    .contains(0);
        }
    }

    private static List<Integer> codesOfGoAway(byte[] frames) {
        List<Integer> codes = new ArrayList<>();
        ByteBuffer left = ByteBuffer.wrap(frames);
        while (left.remaining() >= 9) {
            int lengthAndType = left.getInt();
            ByteBuffer content = left.position(left.position() + 5).slice();
            if ((lengthAndType & 0xff) == 7) {
                codes.add(content.getInt(4));
            }
            left.position(Math.min(left.limit(), left.position() + (lengthAndType >>> 8)));
        }
        return codes;
    }

    private Behind secure(HeldCertificate held, Duration patience) throws IOException {
        Path certificate = Files.writeString(folder.resolve("certificate.pem"), held.certificatePem());
        Path key = Files.writeString(folder.resolve("key.pem"), held.privateKeyPkcs8Pem());
        return new Behind(
                folder,
                Behind.index("first", index, ""),
                builder -> builder.patience(patience).certificate(certificate, key));
    }

    @Test
    void aHandshakeThatComesByDripsIsCutOff() throws Exception {
        try (Behind gateway = secure(new HeldCertificate.Builder().build(), PATIENCE)) {
            // A record of 16,000 bytes, of which nobody will ever see the end.
            dripUntilCut(gateway.url("/"), new byte[] {22, 3, 1, 62, -128, 1}, new byte[1]);
        }
    }

    @Test
    void aRecordThatComesByDripsAfterTheHandshakeIsCutOff() throws Exception {
        HeldCertificate held = new HeldCertificate.Builder().build();
        SSLSocketFactory tls = new HandshakeCertificates.Builder()
                .addTrustedCertificate(held.certificate())
                .build()
                .sslSocketFactory();
        try (Behind gateway = secure(held, LONG_PATIENCE)) {
            URI url = gateway.url("/");
            try (Socket socket = new Socket(url.getHost(), url.getPort());
                    SSLSocket secured = (SSLSocket) tls.createSocket(socket, url.getHost(), url.getPort(), true)) {
                secured.startHandshake();
                socket.setSoTimeout(DRIP_MILLIS);
                socket.getOutputStream().write(new byte[] {23, 3, 3, 62, -128});

                assertThat(isCut(socket, new byte[1], new ByteArrayOutputStream()))
                        .isTrue();
                assertThat(gateway.logged("cut off: ")).isEqualTo("cut off: 127.0.0.1: a head came too slowly");
            }
        }
    }

    @Test
    void aFileThatIsReadByDripsIsCutOff() throws Exception {
        index.file("lib", WHEEL, new byte[SIZE], "");
        try (Behind gateway = behind(LONG_PATIENCE)) {
            assertThat(lengthOfWhatIsReadByDrips(gateway, PATH)).isLessThan(SIZE);
        }
    }

    @Test
    void aPageThatIsReadByDripsIsCutOff() throws Exception {
        String platform = "a".repeat(60);
        for (int i = 0; i < 40_000; i++) {
            index.listed("lib", "lib-1." + i + "-py3-none-" + platform + ".whl", NOTHING, ",\"hashes\":{}");
        }
        try (Behind gateway = behind(LONG_PATIENCE)) {
            int length = gateway.get(PAGE).body().length;
            assertThat(length).isGreaterThan(MOST_ON_THE_WAY);
            assertThat(gateway.logged("20")).contains(" GET " + PAGE + " 200 " + length);

            assertThat(lengthOfWhatIsReadByDrips(gateway, PAGE)).isLessThan(length);
        }
    }

    private static long lengthOfWhatIsReadByDrips(Behind gateway, String path) throws Exception {
        try (Socket socket = new Socket()) {
            URI url = gateway.url("/");
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(LONGEST_MILLIS);
            socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
            socket.getOutputStream().write(bytes("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
            return lengthLogged(gateway, path, () -> socket.getInputStream().read());
        }
    }

    /**
     * {@return how many bytes the answer had once it was over} What a client takes after that, from the buffers of the
     * system, holds no place of ours.
     */
    private static long lengthLogged(Behind gateway, String path, Callable<?> meanwhile) throws Exception {
        for (int waited = 0; waited < LONGEST_MILLIS; waited += DRIP_MILLIS) {
            meanwhile.call();
            String line = gateway.log.poll(DRIP_MILLIS, TimeUnit.MILLISECONDS);
            if (line != null && line.contains(" GET " + path + " 200 ")) {
                return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
            }
        }
        throw new AssertionError("the answer is not over");
    }

    /** It never says that it has room for more than the first 64 KiB. */
    @Test
    void anAnswerThatIsNotReadOverHttp2IsCutOff() throws Exception {
        index.file("lib", WHEEL, new byte[SIZE], "");
        // GET, http, and a path and an authority as they are (RFC 7541, appendix A and section 6.2.2).
        byte[] fields = bytes("\u0082\u0086\u0004" + (char) PATH.length() + PATH + "\u0001\u0009127.0.0.1");
        byte[] head = bytes("\0\0" + (char) fields.length + "\1\5\0\0\0\1");
        try (Behind gateway = behind(LONG_PATIENCE);
                Socket socket =
                        new Socket(gateway.url("/").getHost(), gateway.url("/").getPort())) {
            socket.getOutputStream().write(joined(BEGINNING_OF_HTTP_2, head, fields));

            assertThat(lengthLogged(gateway, PATH, () -> true)).isLessThan(SIZE);
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void whoWaitsForAnIndexIsNotSlow() throws Exception {
        index.wheel("lib", "1.0");
        SmallIndex.Held held = index.hold(WHEEL);
        try (Behind gateway = behind(LONG_PATIENCE)) {
            CompletableFuture<HttpResponse<byte[]>> answer = gateway.ask(PATH);
            held.awaitAsked();
            // Who is slow, and came later, is cut off meanwhile.
            dripUntilCut(gateway.url("/"), bytes("GET / HTTP/1.1\r\nX: "), bytes("a"));
            assertThat(answer).isNotDone();
            held.release();

            assertThat(answer.get(60, TimeUnit.SECONDS).body()).isEqualTo(index.body(WHEEL));
        }
    }
}
