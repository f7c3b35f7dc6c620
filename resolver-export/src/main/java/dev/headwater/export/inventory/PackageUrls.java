// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.inventory;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
     * @param subdirectory the folder; nothing is said of one that leads out of there
     */
    static String of(ProjectName name, Version version, Map<String, String> qualifiers, Optional<String> subdirectory) {
        try {
            TreeMap<String, String> all = new TreeMap<>(qualifiers);
            return new PackageURL("pypi", null, name.value(), version.toString(), all, null).canonicalize()
                    + subdirectory.map(PackageUrls::subpath).orElse("");
        } catch (MalformedPackageURLException e) {
            // Names and versions were checked; so were the URLs.
            throw new IllegalArgumentException(name + " " + version, e);
        }
    }

    /** The library refuses parts that say nothing, and writes what is not ASCII as no URL has it. */
    private static String subpath(String subdirectory) {
        List<String> parts = Arrays.stream(subdirectory.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
        return parts.isEmpty() || parts.contains("..")
                ? ""
                : parts.stream().map(PackageUrls::encoded).collect(Collectors.joining("/", "#", ""));
    }

    /** URLs encode more than forms do, and a space in another way. */
    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
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
