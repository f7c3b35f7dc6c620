// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.inventory;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The package URLs of an inventory. */
final class PackageUrls {
    private PackageUrls() {}

    /** {@return the package URL of a version of a project, with what tells where it is from} */
    static String of(ProjectName name, Version version, Map<String, String> qualifiers) {
        return of(name, version, qualifiers, Optional.empty());
    }

    /**
     * {@return the same, of a project that lies in a folder of what the package URL leads to}
     *
     * @param subdirectory the folder
     */
    static String of(ProjectName name, Version version, Map<String, String> qualifiers, Optional<String> subdirectory) {
        try {
            TreeMap<String, String> all = new TreeMap<>(qualifiers);
            return new PackageURL("pypi", null, name.value(), version.toString(), all, subdirectory.orElse(null))
                    .canonicalize();
        } catch (MalformedPackageURLException e) {
            // Names and versions were checked; so were the URLs.
            throw new IllegalArgumentException(name + " " + version, e);
        }
    }

    /** {@return the package URL that a text is, in its canonical form, the URLs in it without what may be secret} */
    static Optional<String> parse(String text) {
        try {
            PackageURL url = new PackageURL(text);
            TreeMap<String, String> qualifiers = new TreeMap<>();
            if (url.getQualifiers() != null) {
                url.getQualifiers().forEach((key, value) -> qualifiers.put(key, PublicText.of(value)));
            }
            return Optional.of(new PackageURL(
                            url.getType(),
                            url.getNamespace(),
                            url.getName(),
                            url.getVersion(),
                            qualifiers,
                            url.getSubpath())
                    .canonicalize());
        } catch (MalformedPackageURLException e) {
            return Optional.empty();
        }
    }
}
