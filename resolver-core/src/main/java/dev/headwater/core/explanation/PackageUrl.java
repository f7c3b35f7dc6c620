// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.Offer;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.core.ownership.Owner;
import dev.headwater.core.request.Release;
import dev.headwater.core.universe.Project;
import java.nio.charset.StandardCharsets;

/**
 * The package URL of a chosen release. That of a file names the file, and its URL where the request names one. The
 * index is not in it: its location is not the same where a recording of it is read.
 *
 * @see <a href="https://github.com/package-url/purl-spec">Package URL</a>
 */
final class PackageUrl {
    private static final String UNRESERVED = "-._~:/";

    private PackageUrl() {}

    static String of(Project project, Release.Usable release) {
        return release.offer().accept(new Offer.Visitor<>() {
            @Override
            public String file(Offer.File offer) {
                return ofFile(project, release, offer.file());
            }

            @Override
            public String provided(Offer.Provided offer) {
                return offer.by().purl();
            }
        });
    }

    private static String ofFile(Project project, Release.Usable release, DistributionFile file) {
        StringBuilder purl =
                new StringBuilder("pkg:pypi/").append(project.name()).append('@');
        purl.append(encoded(release.metadata().version().toString(), "-._~"));
        purl.append("?file_name=").append(encoded(file.filename(), "-._~"));
        if (project.owner() instanceof Owner.Url) {
            purl.append("&download_url=").append(encoded(UrlSecrets.withoutQuery(file.url()), UNRESERVED));
        }
        return purl.toString();
    }

    private static String encoded(String text, String kept) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || kept.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 0xf, 16)));
            }
        }
        return encoded.toString();
    }
}
