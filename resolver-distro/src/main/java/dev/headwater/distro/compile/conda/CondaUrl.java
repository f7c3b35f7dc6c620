// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.conda;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import com.github.packageurl.PackageURLBuilder;
import dev.headwater.api.index.PackageFormat;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.distro.conda.CondaPackage;
import java.util.Optional;
import java.util.regex.Pattern;

/** Package URLs of conda's packages, and of what they declare to be. */
final class CondaUrl {
    /** Neither scheme nor type tells capital letters from others, and slashes after the scheme mean nothing. */
    private static final Pattern TYPE =
            Pattern.compile("pkg:/*" + PackageURL.StandardTypes.PYPI + "/", Pattern.CASE_INSENSITIVE);

    private CondaUrl() {}

    static String of(CondaPackage listed, String channel) {
        try {
            PackageURLBuilder url = PackageURLBuilder.aPackageURL()
                    .withType(PackageFormat.CONDA.type())
                    .withName(listed.name())
                    .withQualifier("channel", channel)
                    .withQualifier("subdir", listed.subdir());
            if (!listed.version().isEmpty()) {
                url.withVersion(listed.version());
            }
            if (!listed.build().isEmpty()) {
                url.withQualifier("build", listed.build())
                        .withQualifier("type", listed.file().path().endsWith(".conda") ? "conda" : "tar.bz2");
            }
            return url.build().canonicalize();
        } catch (MalformedPackageURLException e) {
            throw new IllegalStateException("a checked name makes no package URL: " + listed.name(), e);
        }
    }

    /**
     * A project that a package URL names.
     *
     * @param name the project
     * @param version the version that it says, as written
     */
    record NamedProject(ProjectName name, Optional<String> version) {}

    /** {@return whether a text is meant to be the package URL of a project} */
    static boolean isOfProject(String purl) {
        return TYPE.matcher(purl).lookingAt();
    }

    /** {@return the project that a package URL names; empty where it cannot be read} */
    static Optional<NamedProject> project(String purl) {
        try {
            PackageURL url = new PackageURL(TYPE.matcher(purl).replaceFirst("pkg:pypi/"));
            if (url.getNamespace() != null) {
                return Optional.empty();
            }
            return Optional.of(
                    new NamedProject(ProjectName.parse(url.getName()), Optional.ofNullable(url.getVersion())));
        } catch (MalformedPackageURLException | InvalidNameException e) {
            return Optional.empty();
        }
    }
}
