// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.Credential;
import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.Resolvers;
import dev.headwater.http.HttpIndexes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What breaks in this process while an index on the network is asked is no failure of that index. */
class DefectsTest {
    @Test
    void aClassThatIsMissingWhereAConnectionIsMade() {
        NoClassDefFoundError missing = new NoClassDefFoundError("org/example/Missing");

        endsBy(missing, HttpIndexes.builder().tls(() -> {
            throw missing;
        }));
    }

    @Test
    void memoryThatRanOut() {
        OutOfMemoryError full = new OutOfMemoryError("Java heap space");

        endsBy(full, HttpIndexes.builder().tls(() -> {
            throw full;
        }));
    }

    @Test
    void aDefectOfOurs() {
        IllegalStateException ours = new IllegalStateException("impossible");

        endsBy(ours, HttpIndexes.builder().tls(() -> {
            throw ours;
        }));
    }

    @Test
    void aProviderOfLoginsThatBreaks() {
        IllegalStateException broken = new IllegalStateException("the vault is closed");

        endsBy(broken, HttpIndexes.builder().credentials(new CredentialProvider() {
            @Override
            public Optional<Credential> credential(IndexId index, Origin origin) {
                throw broken;
            }
        }));
    }

    private static void endsBy(Throwable thrown, HttpIndexes.Builder builder) {
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(IndexId.parse("main"), "https://127.0.0.1:1/simple/")
                        .build())
                .build();
        try (HttpIndexes indexes = builder.clock(Clock.systemUTC()).build();
                Resolver resolver = Resolvers.builder()
                        .policy(policy)
                        .indexes(indexes)
                        .clock(Clock.systemUTC())
                        .build()) {
            ResolutionRequest request = ResolutionRequest.builder(
                            Target.cpython("3.12", List.of("manylinux_2_28_x86_64")))
                    .require("kettle")
                    .build();
            assertThatExceptionOfType(DefectException.class)
                    .isThrownBy(() -> resolver.resolve(request))
                    .withCause(thrown);
        }
    }
}
