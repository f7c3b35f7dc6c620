// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.Remedy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static AttemptResult.Broken of(IOException failure, Phase phase) {
        return Diagnosis.of(failure, phase, "packages.example.org", Duration.ofSeconds(10));
    }

    /** By the words that Linux and macOS have for it, in what Java throws for sockets and for files. */
    @Test
    void saysWhereFileDescriptorsHaveRunOut() {
        for (IOException failure : List.of(
                new SocketException("Too many open files"),
                new FileSystemException("/tmp/body", null, "Too many open files in system"),
                new IOException("somewhere", new IOException("Too many open files")))) {
            for (Phase phase : Phase.values()) {
                AttemptResult.Broken broken = of(failure, phase);

                assertThat(broken.detail())
                        .isEqualTo(new FaultDetail.Quoted("this process has run out of file descriptors"));
                assertThat(broken.remedy()).hasValue(Remedy.of(Remedy.Action.ALLOW_OPEN_FILES));
                assertThat(broken.isOriginBroken()).isFalse();
            }
        }
        assertThat(of(new ProtocolException("Unexpected status line: HTTP/9 Too many open files"), Phase.ASKING)
                        .kind())
                .isEqualTo(IndexFault.Kind.CONTENT);
        assertThat(of(new ConnectException("refused"), Phase.CONNECTING).detail())
                .isEqualTo(
                        new FaultDetail.Unconnected(FaultDetail.Unconnected.Problem.REFUSED, "packages.example.org"));
    }
}
