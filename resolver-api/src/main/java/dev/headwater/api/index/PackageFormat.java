// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

/**
 * A format of a distributor's packages, as the type of their package URLs tells it.
 *
 * @see <a href="https://github.com/package-url/purl-spec">Package URL</a>
 * @since 0.1.0
 */
public enum PackageFormat {
    /** Debian's and what goes by it. */
    DEBIAN("deb"),
    /** Those of rpm. */
    RPM("rpm"),
    /** Those of conda. */
    CONDA("conda"),
    /** Any other. */
    OTHER("generic");

    private final String type;

    PackageFormat(String type) {
        this.type = type;
    }

    /** {@return the type of its package URLs: {@code deb}} */
    public String type() {
        return type;
    }

    /** {@return the format of a package with that URL} */
    public static PackageFormat ofUrl(String purl) {
        for (PackageFormat format : values()) {
            if (purl.startsWith("pkg:" + format.type + "/")) {
                return format;
            }
        }
        return OTHER;
    }
}
