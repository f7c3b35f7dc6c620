// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

/** Paths below the root of a repository, which become parts of URLs and of paths on this machine. */
final class RepositoryPath {
    private static final int LONGEST = 1000;
    private static final String SIGNS = "/.-_+~^%:=@,";

    private RepositoryPath() {}

    static boolean isOne(String path) {
        return !path.isEmpty()
                && path.length() <= LONGEST
                && !path.startsWith("/")
                && !path.endsWith("/")
                && !("/" + path + "/").contains("/../")
                && !("/" + path + "/").contains("/./")
                && !path.contains("//")
                && !path.contains("%2f")
                && !path.contains("%2F")
                && !path.contains("%2e")
                && !path.contains("%2E")
                && path.chars().allMatch(RepositoryPath::isOfPath);
    }

    private static boolean isOfPath(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || SIGNS.indexOf(c) >= 0;
    }
}
