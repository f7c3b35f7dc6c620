// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metadata files that an index announces, and that are not there or not of their file. */
class GatewayMetadataTest extends Gateways {
    private static final String WHEEL = "lib-1.0-py3-none-any.whl";
    private static final String METADATA = "/files/lib/" + WHEEL + ".metadata";
    /** As published: what is read of metadata, and written anew, has no description. */
    private static final byte[] TEXT =
            "Metadata-Version: 2.1\nName: lib\nVersion: 1.0\nRequires-Dist: dep<2\n\nA lib.\n"
                    .getBytes(StandardCharsets.UTF_8);

    private byte[] wheel = new byte[0];

    @BeforeEach
    void start() {
        wheel = SmallIndex.archive("lib", "1.0", TEXT, TEXT);
    }

    private Behind behind() throws IOException {
        return over(one());
    }

    private static String announced(byte[] text) {
        return ",\"core-metadata\":{\"sha256\":\"" + SmallIndex.sha256(text) + "\"}";
    }

    @Test
    void anAnnouncedMetadataFileThatIsNotThereIsReadFromItsWheel() throws Exception {
        first.file("lib", WHEEL, wheel, announced(TEXT));
        try (Behind gateway = behind()) {
            assertThat(gateway.get(METADATA).statusCode()).isEqualTo(200);
            assertThat(gateway.get(METADATA).body()).isEqualTo(TEXT);
            assertThat(gateway.get("/files/lib/" + WHEEL).body()).isEqualTo(wheel);
            assertThat(first.askedFor("/f/" + WHEEL)).isEqualTo(1);
            assertThat(first.askedFor("/f/" + WHEEL + ".metadata")).isEqualTo(1);
        }
    }

    @Test
    void whatIsInAWheelIsNotGivenForAnotherMetadataFileThatWasAnnounced() throws Exception {
        first.file("lib", WHEEL, wheel, announced(new byte[9]));
        try (Behind gateway = behind()) {
            assertThat(gateway.get(METADATA).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aWheelThatIsNoArchiveHasNoMetadataFile() throws Exception {
        first.file("lib", WHEEL, new byte[5000], announced(TEXT));
        try (Behind gateway = behind()) {
            assertThat(gateway.get(METADATA).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void nothingIsReadFromAWheelWhereTheIndexGivesNoAnswer() throws Exception {
        first.file("lib", WHEEL, wheel, announced(TEXT));
        try (Behind gateway = behind()) {
            gateway.page("lib");
            first.failWith(503);

            assertThat(gateway.get(METADATA).statusCode()).isEqualTo(504);
            assertThat(first.askedFor("/f/" + WHEEL)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Metadata-Version: 2.1\nName: lib\nVersion: 2.0\n"})
    void aMetadataFileWithoutAHashThatIsNotThereOrOfAnotherVersionIsReadFromItsWheel(String text) throws Exception {
        first.file("lib", WHEEL, wheel, ",\"core-metadata\":true");
        first.replace(WHEEL + ".metadata", text.getBytes(StandardCharsets.UTF_8));
        try (Behind gateway = behind()) {
            HttpResponse<byte[]> answer = gateway.get(METADATA);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(text(answer)).contains("Version: 1.0\n", "Requires-Dist: dep<2\n");
        }
    }

    @Test
    void aMetadataFileWithoutAHashIsPassedOnAsItIs() throws Exception {
        first.file("lib", WHEEL, wheel, ",\"core-metadata\":true");
        first.replace(WHEEL + ".metadata", TEXT);
        try (Behind gateway = behind()) {
            assertThat(gateway.get(METADATA).body()).isEqualTo(TEXT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {WHEEL, WHEEL + ".metadata"})
    void whatTheIndexLetsNobodyKeepIsGotAnew(String filename) throws Exception {
        first.file("lib", WHEEL, wheel, announced(TEXT));
        first.replace(WHEEL + ".metadata", TEXT);
        first.letNobodyKeep(filename);
        try (Behind gateway = behind()) {
            assertThat(gateway.get("/files/lib/" + filename).body()).isEqualTo(first.body(filename));
            assertThat(gateway.get("/files/lib/" + filename).body()).isEqualTo(first.body(filename));
            assertThat(first.askedFor("/f/" + filename)).isEqualTo(2);
        }
    }

    @Test
    void nothingIsKeptOfAWheelThatTheIndexLetsNobodyKeep() throws Exception {
        first.file("lib", WHEEL, wheel, announced(TEXT));
        first.letNobodyKeep(WHEEL);
        try (Behind gateway = behind()) {
            assertThat(gateway.get(METADATA).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aWheelThatIsNotWhatWasPromisedIsNoSignThatThereIsNoMetadataFile() throws Exception {
        first.file("lib", WHEEL, wheel, announced(TEXT));
        first.replace(WHEEL, new byte[wheel.length]);
        try (Behind gateway = behind()) {
            assertThat(gateway.get(METADATA).statusCode()).isEqualTo(504);
        }
    }

    @Test
    void norIsOneOfUnknownLengthThatIsNotWhatWasPromised() throws Exception {
        String hashes = ",\"hashes\":{\"sha256\":\"" + SmallIndex.sha256(wheel) + "\"}";
        first.listed("lib", WHEEL, new byte[9], hashes + announced(TEXT));
        first.withoutLength(WHEEL);
        try (Behind gateway = behind()) {
            assertThat(gateway.get(METADATA).statusCode()).isEqualTo(504);
        }
    }

    @Test
    void aWheelThatNoHashProvesIsNotFetchedForItsMetadata() throws Exception {
        first.listed("lib", WHEEL, wheel, announced(TEXT));
        try (Behind gateway = behind()) {
            assertThat(gateway.get(METADATA).statusCode()).isEqualTo(404);
            assertThat(first.askedFor("/f/" + WHEEL)).isZero();
        }
    }

    @Test
    void whetherMetadataThatWasReadMayBeUsedIsAskedAnew() throws Exception {
        first.file("lib", WHEEL, wheel, ",\"core-metadata\":true");
        try (Behind gateway = behind()) {
            assertThat(gateway.get(METADATA).headers().firstValue("Cache-Control"))
                    .contains("no-cache");
        }
    }
}
