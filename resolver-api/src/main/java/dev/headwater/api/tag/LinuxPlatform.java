// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import java.util.ArrayList;
import java.util.List;

/**
 * A Linux system with glibc, with musl, or with a C library that is not told.
 *
 * <p>Its own {@code linux_ARCH} comes first, as in packaging since 26.3; pip up to 26.2 has it last. Then the C
 * library's versions downwards. Wheels for one C library never fit a system with the other.
 */
final class LinuxPlatform implements Platform {
    private static final List<String> ARCHITECTURES = List.of(
            "x86_64", "i686", "aarch64", "armv7l", "armv8l", "ppc64", "ppc64le", "s390x", "loongarch64", "riscv64");

    /** The last minor version that is assumed of glibc 2, should there ever be a glibc 3. */
    private static final int LAST_GLIBC_2 = 50;

    private final String machine;
    private final List<String> tags = new ArrayList<>();

    private LinuxPlatform(PlatformText text) {
        machine = text.oneOf(ARCHITECTURES);
        for (String architecture : architectures()) {
            tags.add("linux_" + architecture);
        }
    }

    static Platform plain(PlatformText text) {
        return new LinuxPlatform(text);
    }

    static Platform manylinux(PlatformText text) {
        int major = 2;
        int minor;
        if (text.skip("_")) {
            major = text.number("the major version of glibc");
            minor = text.number("the minor version of glibc");
        } else if (text.skip("2014_")) {
            minor = 17;
        } else if (text.skip("2010_")) {
            minor = 12;
        } else if (text.skip("1_")) {
            minor = 5;
        } else {
            throw text.fault("_2_28_, or another version of glibc, or 2014_, 2010_, 1_");
        }
        LinuxPlatform platform = new LinuxPlatform(text);
        platform.addGlibc(major, minor);
        return platform;
    }

    static Platform musllinux(PlatformText text) {
        int major = text.number("the major version of musl");
        int newest = text.number("the minor version of musl");
        LinuxPlatform platform = new LinuxPlatform(text);
        for (String architecture : platform.architectures()) {
            for (int minor = newest; minor >= 0; minor--) {
                platform.tags.add("musllinux_" + major + "_" + minor + "_" + architecture);
            }
        }
        return platform;
    }

    private void addGlibc(int newestMajor, int newestMinor) {
        int oldest = machine.equals("x86_64") || machine.equals("i686") ? 5 : 17;
        for (String architecture : architectures()) {
            for (int major = newestMajor; major >= 2; major--) {
                int newest = major == newestMajor ? newestMinor : LAST_GLIBC_2;
                for (int minor = newest; minor >= (major == 2 ? oldest : 0); minor--) {
                    addGlibcVersion(major, minor, architecture);
                }
            }
        }
    }

    private void addGlibcVersion(int major, int minor, String architecture) {
        tags.add("manylinux_" + major + "_" + minor + "_" + architecture);
        if (major == 2 && minor == 17) {
            tags.add("manylinux2014_" + architecture);
        } else if (major == 2 && minor == 12) {
            tags.add("manylinux2010_" + architecture);
        } else if (major == 2 && minor == 5) {
            tags.add("manylinux1_" + architecture);
        }
    }

    /** A 32-bit interpreter on a 64-bit ARM machine also runs what was built for the older 32-bit ones. */
    private List<String> architectures() {
        return machine.equals("armv8l") ? List.of("armv8l", "armv7l") : List.of(machine);
    }

    @Override
    public List<String> tags() {
        return tags;
    }

    @Override
    public String osName() {
        return "posix";
    }

    @Override
    public String sysPlatform() {
        return "linux";
    }

    @Override
    public String system() {
        return "Linux";
    }

    @Override
    public String machine() {
        return machine;
    }
}
