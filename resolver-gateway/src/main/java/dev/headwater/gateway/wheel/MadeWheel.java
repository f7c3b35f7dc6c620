// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.wheel;

/** A wheel that was rewritten, as it is listed. */
public final class MadeWheel {
    private final String filename;
    private final String sha256;
    private final long size;
    private final byte[] metadata;

    MadeWheel(String filename, String sha256, long size, byte[] metadata) {
        this.filename = filename;
        this.sha256 = sha256;
        this.size = size;
        this.metadata = metadata;
    }

    /** {@return its name, which has a build tag of its own} */
    public String filename() {
        return filename;
    }

    /** {@return its hash, in hexadecimal digits} */
    public String sha256() {
        return sha256;
    }

    /** {@return how many bytes it has} */
    public long size() {
        return size;
    }

    /** {@return its METADATA, not a copy: nobody changes it} */
    public byte[] metadata() {
        return metadata;
    }
}
