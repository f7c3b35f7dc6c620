// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import com.google.common.escape.Escaper;
import com.google.common.net.PercentEscaper;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.Offer;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.core.request.Release;
import dev.headwater.core.universe.Project;

/**
 * The package URL of a chosen release. That of a file names the file, and its URL where the request names one. The
 * index is not in it: its location is not the same where a recording of it is read.
 *
 * @see <a href="https://github.com/package-url/purl-spec">Package URL</a>
 */
final class PackageUrl {
    private static final Escaper PART = new PercentEscaper("-._~", false);
    private static final Escaper URL = new PercentEscaper("-._~:/", false);

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
        purl.append(PART.escape(release.metadata().version().toString()));
        purl.append("?file_name=").append(PART.escape(file.filename()));
        if (project.owner().record().rule() == OwnerRule.DIRECT_URL) {
            purl.append("&download_url=").append(URL.escape(UrlSecrets.withoutQuery(file.url())));
        }
        return purl.toString();
    }
}
