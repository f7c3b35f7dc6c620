// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.DamagedArchiveException;
import dev.headwater.api.version.Version;
import java.math.BigInteger;

/** The post-release of a version. */
final class PostRelease {
    private PostRelease() {}

    /**
     * {@return the version with that number of a post-release; a local label stays behind it}
     *
     * @throws DamagedArchiveException if the version is a development release, or has that number or a higher one
     */
    static Version of(Version version, int number) throws DamagedArchiveException {
        if (version.isDevRelease()) {
            throw new DamagedArchiveException(
                    "it is of the development release " + version + ", which has no post-releases");
        }
        BigInteger post = BigInteger.valueOf(number);
        if (version.post().filter(there -> there.compareTo(post) >= 0).isPresent()) {
            throw new DamagedArchiveException("it is of the post-release " + version + " already; a higher number than "
                    + version.post().get() + " makes a new one");
        }
        String text = version.publicVersion().toString();
        String ending = version.post().map(there -> ".post" + there).orElse("");
        String local = version.local().map(label -> "+" + label).orElse("");
        return Version.parse(text.substring(0, text.length() - ending.length()) + ".post" + number + local);
    }
}
