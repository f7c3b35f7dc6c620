// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.debian;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURLBuilder;
import dev.headwater.api.index.PackageFormat;
import dev.headwater.distro.debian.BinaryPackage;
import java.util.Locale;

/** Package URLs of Debian's packages. */
final class DebianUrl {
    /** Whose packages are those of a source that does not say it. */
    static final String ORIGIN = "Debian";

    private DebianUrl() {}

    /**
     * {@return the package URL of a package} A source without a release file does not say whose it is; then it is
     * Debian's.
     */
    static String of(BinaryPackage stanza, Origin source) {
        try {
            PackageURLBuilder url = PackageURLBuilder.aPackageURL()
                    .withType(PackageFormat.DEBIAN.type())
                    .withNamespace(vendor(source.name().isEmpty() ? ORIGIN : source.name()))
                    .withName(stanza.name());
            if (!stanza.version().isEmpty()) {
                url.withVersion(stanza.version()).withQualifier("arch", stanza.architecture());
            }
            if (!source.codename().isEmpty()) {
                url.withQualifier("distro", source.codename());
            }
            return url.build().canonicalize();
        } catch (MalformedPackageURLException e) {
            throw new IllegalStateException("a checked name makes no package URL: " + stanza.name(), e);
        }
    }

    private static String vendor(String origin) {
        return origin.toLowerCase(Locale.ROOT);
    }
}
