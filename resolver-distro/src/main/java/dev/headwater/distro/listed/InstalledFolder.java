// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.listed;

/**
 * A folder of metadata that a package installs where a Python imports from: {@code requests-2.28.1.egg-info}.
 *
 * @param path its path, without a slash at either end; an egg-info may be a single file
 * @param python the Python that imports from there, as its folder is called: {@code pypy3.9}
 * @param name the name of the distribution, as spelled
 * @param version the version, as spelled, without the {@code -pyX.Y} of older folders; empty text where there is none
 */
public record InstalledFolder(String path, String python, String name, String version) {
    private static final String PYTHON = "python";

    /** {@return whether CPython of a version, {@code 3.11}, imports from there} */
    public boolean isFor(String version) {
        return python.startsWith(PYTHON) && (version + ".").startsWith(python.substring(PYTHON.length()) + ".");
    }
}
