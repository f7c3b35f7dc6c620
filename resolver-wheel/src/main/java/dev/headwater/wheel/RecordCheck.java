// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.DamagedArchiveException;
import dev.headwater.api.text.Shown;
import dev.headwater.wheel.text.RecordLine;
import dev.headwater.wheel.zip.WheelEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the files of a wheel and its RECORD against each other: each is there as RECORD says, and RECORD says each. A
 * wheel of which that is not so was changed by somebody, and a new RECORD would hide it.
 */
final class RecordCheck {
    /** The signatures of RECORD, which cannot be in it. */
    static final List<String> SIGNATURES = List.of("RECORD.jws", "RECORD.p7s");

    private final WheelContent content;
    private final Set<String> apart = new HashSet<>();

    RecordCheck(WheelContent content) {
        this.content = content;
        SIGNATURES.forEach(name -> apart.add(content.path(name)));
        apart.add(content.path("RECORD"));
    }

    void run() throws IOException {
        Set<String> files = new HashSet<>();
        for (WheelEntry entry : content.archive().entries()) {
            files.add(entry.name());
            if (!entry.isFolder() && !apart.contains(entry.name())) {
                check(entry);
            }
        }
        for (String path : content.record().paths()) {
            if (!files.contains(path)) {
                throw new DamagedArchiveException("RECORD names " + Shown.quoted(path) + ", which is not there");
            }
        }
    }

    private void check(WheelEntry entry) throws IOException {
        String name = Shown.quoted(entry.name());
        RecordLine line = content.record()
                .find(entry.name())
                .orElseThrow(() -> new DamagedArchiveException(name + " is not named in RECORD"));
        MessageDigest digest = line.digest()
                .orElseThrow(() ->
                        new DamagedArchiveException("RECORD has no hash of " + name + " that is as strong as SHA-256"));
        content.archive().unpack(entry, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        Optional<String> fault = line.fault(digest.digest(), entry.size());
        if (fault.isPresent()) {
            throw new DamagedArchiveException(name + " " + fault.get());
        }
    }
}
