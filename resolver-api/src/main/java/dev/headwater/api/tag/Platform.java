// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import java.util.List;

/**
 * A system that packages are installed on: which platform tags it accepts, and what it tells markers about itself.
 *
 * <p>Its text is the newest tag that it accepts, such as {@code manylinux_2_28_x86_64}: that names the system.
 */
interface Platform {
    /** {@return the tags that the system accepts, best first; empty for one older than all tags} */
    List<String> tags();

    /** {@return {@code os_name}} */
    String osName();

    /** {@return {@code sys_platform}} */
    String sysPlatform();

    /** {@return {@code platform_system}} */
    String system();

    /** {@return {@code platform_machine}} */
    String machine();

    /**
     * Reads the name of a system.
     *
     * @throws InvalidTargetException if no kind of system is so named
     */
    static Platform parse(String given) {
        PlatformText text = new PlatformText(given);
        if (text.skip("manylinux")) {
            return LinuxPlatform.manylinux(text);
        } else if (text.skip("musllinux_")) {
            return LinuxPlatform.musllinux(text);
        } else if (text.skip("linux_")) {
            return LinuxPlatform.plain(text);
        } else if (text.skip("macosx_")) {
            return MacPlatform.parse(text);
        } else if (text.skip("ios_")) {
            return MobilePlatform.ios(text);
        } else if (text.skip("android_")) {
            return MobilePlatform.android(text);
        } else if (text.skip("win")) {
            return OtherPlatform.windows(text);
        }
        return OtherPlatform.emscripten(text);
    }
}
