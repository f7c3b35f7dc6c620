// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

/**
 * A folder of metadata that a package installs where a Python imports from: {@code requests-2.28.1.egg-info}.
 *
 * @param path its path, without a slash at either end; an egg-info may be a single file
 * @param name the name of the distribution, as spelled
 * @param version the version, as spelled, without the {@code -pyX.Y} of older folders; empty text where there is none
 */
public record InstalledFolder(String path, String name, String version) {
    private static final String LIBRARIES = "usr/lib/";
    private static final String PYTHON = "python";

    /** {@return the Python that imports from there, as its folder is called: {@code python3}, {@code pypy3.9}} */
    public String python() {
        return path.substring(LIBRARIES.length(), path.indexOf('/', LIBRARIES.length()));
    }

    /** {@return whether CPython of a version, {@code 3.11}, imports from there} */
    public boolean isFor(String version) {
        String own = python();
        return own.startsWith(PYTHON) && (version + ".").startsWith(own.substring(PYTHON.length()) + ".");
    }
}
