// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import java.util.ArrayList;
import java.util.List;

/**
 * An iOS or Android system.
 *
 * @param sysPlatform {@code ios} or {@code android}
 */
record MobilePlatform(String sysPlatform, String system, String machine, List<String> tags) implements Platform {
    private static final List<String> ANDROID_ABIS = List.of("arm64_v8a", "armeabi_v7a", "x86", "x86_64");
    private static final List<String> ANDROID_MACHINES = List.of("aarch64", "armv7l", "i686", "x86_64");
    private static final List<String> IOS_TARGETS =
            List.of("arm64_iphoneos", "arm64_iphonesimulator", "x86_64_iphonesimulator");

    /** The first versions that can run CPython. */
    private static final int OLDEST_API_LEVEL = 16;

    private static final int OLDEST_IOS = 12;

    /** Minor versions of iOS are counted down from here; tags of versions that never were do no harm. */
    private static final int LAST_IOS_MINOR = 9;

    static Platform android(PlatformText text) {
        int level = text.number("the API level");
        String abi = text.word("an ABI of Android: " + String.join(", ", ANDROID_ABIS));
        int known = ANDROID_ABIS.indexOf(abi);
        List<String> tags = new ArrayList<>();
        for (int api = level; api >= OLDEST_API_LEVEL; api--) {
            tags.add("android_" + api + "_" + abi);
        }
        return new MobilePlatform("android", "Android", known < 0 ? abi : ANDROID_MACHINES.get(known), tags);
    }

    /** Devices and simulators never share wheels. */
    static Platform ios(PlatformText text) {
        int newest = text.number("the major version of iOS");
        int newestMinor = text.number("the minor version of iOS");
        String target = text.oneOf(IOS_TARGETS);
        List<String> tags = new ArrayList<>();
        for (int major = newest; major >= OLDEST_IOS; major--) {
            for (int minor = major == newest ? newestMinor : LAST_IOS_MINOR; minor >= 0; minor--) {
                tags.add("ios_" + major + "_" + minor + "_" + target);
            }
        }
        return new MobilePlatform("ios", "iOS", target.substring(0, target.lastIndexOf('_')), tags);
    }

    @Override
    public String osName() {
        return "posix";
    }
}
