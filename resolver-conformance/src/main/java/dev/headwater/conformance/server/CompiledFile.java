// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import dev.headwater.api.policy.IndexEntry;
import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.conformance.section.SourceText;
import dev.headwater.conformance.section.SourceText.State;
import dev.headwater.distro.DistroIndexes;
import dev.headwater.distro.FeedCompilation;
import dev.headwater.http.HttpIndexes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The file that a feed of a scenario was compiled into.
 *
 * @param text what the scenario says of it
 */
record CompiledFile(SourceText text) {
    /** What stands before the 32 bytes of an Ed25519 key that is private, and before those of one that is public. */
    private static final String PRIVATE = "302e020100300506032b657004220420";

    private static final String PUBLIC = "302a300506032b6570032100";

    /** {@return the file that is compiled of the sources of an entry, with the signature that it has} */
    byte[] of(IndexEntry feed) {
        Clock clock = Clock.fixed(ScenarioText.NOW, ZoneOffset.UTC);
        try (HttpIndexes network = HttpIndexes.builder().clock(clock).build()) {
            FeedCompilation compiled = DistroIndexes.builder()
                    .clock(clock)
                    .network(() -> network)
                    .build()
                    .compile(feed);
            boolean isSigned = !text.is(State.UNSIGNED) && !text.is(State.SIGNED_BY_NOBODY);
            String key = text.is(State.SIGNED_BY_ANOTHER) ? "another" : "archive";
            return isSigned
                    ? compiled.signedFile(
                            pem("PRIVATE KEY", PRIVATE, SigningKey.secret(key).getEncoded()))
                    : compiled.file();
        }
    }

    /** {@return the text of the file with the key that a policy names for it} */
    static String publicKey() {
        return pem(
                "PUBLIC KEY",
                PUBLIC,
                SigningKey.secret("archive").generatePublicKey().getEncoded());
    }

    private static String pem(String head, String beginning, byte[] key) {
        byte[] all = HexFormat.of().parseHex(beginning + HexFormat.of().formatHex(key));
        String text = Base64.getEncoder().encodeToString(all);
        return "-----BEGIN " + head + "-----\n" + text + "\n-----END " + head + "-----\n";
    }
}
