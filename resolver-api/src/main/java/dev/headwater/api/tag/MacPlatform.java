// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import java.util.ArrayList;
import java.util.List;

/**
 * A macOS system.
 *
 * <p>Up to 10.16 each minor version is a tag of its own; from 11 on only {@code MAJOR_0} is. An Intel machine also
 * takes everything from before 11; an ARM one of that only {@code universal2}.
 */
final class MacPlatform implements Platform {
    private static final List<String> ARCHITECTURES = List.of(
            "x86_64", "arm64", "i386", "ppc", "ppc64", "intel", "universal2", "universal", "fat", "fat3", "fat64");

    private final String architecture;
    private final List<String> tags = new ArrayList<>();

    private MacPlatform(String architecture) {
        this.architecture = architecture;
    }

    static Platform parse(PlatformText text) {
        int major = text.number("the major version of macOS");
        int minor = text.number("the minor version of macOS");
        MacPlatform platform = new MacPlatform(text.oneOf(ARCHITECTURES));
        if (major == 10) {
            platform.addTen(minor, 0);
        } else if (major > 10) {
            for (int release = major; release > 10; release--) {
                platform.add(release, 0, platform.formats(release, 0));
            }
            platform.addTen(16, 4);
        }
        return platform;
    }

    private void addTen(int newest, int oldest) {
        boolean fromEleven = oldest > 0;
        for (int minor = newest; minor >= oldest; minor--) {
            add(10, minor, fromEleven && !architecture.equals("x86_64") ? List.of("universal2") : formats(10, minor));
        }
    }

    private void add(int major, int minor, List<String> formats) {
        formats.forEach(format -> tags.add("macosx_" + major + "_" + minor + "_" + format));
    }

    /** The formats of a binary that run there: its own, and those that hold several architectures. */
    private List<String> formats(int major, int minor) {
        boolean before = major == 10 && minor < 4;
        return switch (architecture) {
            case "x86_64" ->
                before ? List.of() : List.of("x86_64", "intel", "fat64", "fat3", "universal2", "universal");
            case "i386" -> before ? List.of() : List.of("i386", "intel", "fat3", "fat", "universal");
            case "ppc64" -> major > 10 || minor > 5 || before ? List.of() : List.of("ppc64", "fat64", "universal");
            case "ppc" -> major > 10 || minor > 6 ? List.of() : List.of("ppc", "fat3", "fat", "universal");
            case "arm64" -> List.of("arm64", "universal2");
            case "intel" -> List.of("intel", "universal");
            default -> List.of(architecture);
        };
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
        return "darwin";
    }

    @Override
    public String system() {
        return "Darwin";
    }

    /** A format of several architectures does not tell which machine it is. */
    @Override
    public String machine() {
        return switch (architecture) {
            case "x86_64", "arm64", "i386" -> architecture;
            case "ppc", "ppc64" -> "Power Macintosh";
            default -> "";
        };
    }
}
