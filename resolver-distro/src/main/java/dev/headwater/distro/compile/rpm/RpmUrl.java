// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.rpm;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURLBuilder;
import dev.headwater.api.index.PackageFormat;
import dev.headwater.distro.rpm.RpmPackage;
import java.util.Locale;
import java.util.Map;

/** Package URLs of rpm's packages. */
final class RpmUrl {
    /** How package URLs call distributors that call themselves otherwise. */
    private static final Map<String, String> NAMESPACES = Map.of(
            "red hat, inc.", "redhat",
            "rocky enterprise software foundation", "rocky",
            "oracle america", "oracle");

    private RpmUrl() {}

    static String of(RpmPackage listed) {
        try {
            PackageURLBuilder url = PackageURLBuilder.aPackageURL()
                    .withType(PackageFormat.RPM.type())
                    .withName(listed.name())
                    .withVersion(
                            listed.version().version() + "-" + listed.version().release())
                    .withQualifier("arch", listed.architecture());
            String namespace = namespace(listed.vendor());
            if (!namespace.isEmpty()) {
                url.withNamespace(namespace);
            }
            if (listed.version().epoch() > 0) {
                url.withQualifier("epoch", Integer.toString(listed.version().epoch()));
            }
            return url.build().canonicalize();
        } catch (MalformedPackageURLException e) {
            throw new IllegalStateException("a checked name makes no package URL: " + listed.name(), e);
        }
    }

    /** {@return the first word of a vendor, unless it is known by another one; empty text where it is none} */
    private static String namespace(String vendor) {
        String whole = vendor.toLowerCase(Locale.ROOT);
        int space = whole.indexOf(' ');
        String first = space < 0 ? whole : whole.substring(0, space);
        boolean isWord = first.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
        return NAMESPACES.getOrDefault(whole, isWord ? first : "");
    }
}
