// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.policy.SupportSettings;
import dev.headwater.api.support.WantedTarget;
import dev.headwater.api.tag.InvalidTargetException;
import dev.headwater.api.tag.TargetPreset;
import java.util.List;

/** Reads the table {@code [support]} of a policy file. */
final class SupportTable {
    private static final String PYTHONS = "pythons";
    private static final String PLATFORMS = "platforms";
    private static final List<String> WINDOWS = List.of("spec-0", "nep-29");
    private static final String KNOWN = "3.13";

    private SupportTable() {}

    /**
     * Reads the table.
     *
     * @throws FileFault for the first fault
     */
    static SupportSettings read(TomlKeys keys) {
        keys.only(List.of(PYTHONS, PLATFORMS));
        List<String> pythons = keys.has(PYTHONS) && !keys.isArray(PYTHONS)
                ? keys.text(PYTHONS, SupportTable::window).map(List::of).orElseThrow()
                : keys.texts(PYTHONS, SupportTable::python).orElse(SupportSettings.DEFAULT.pythons());
        if (pythons.isEmpty()) {
            throw keys.fault(PYTHONS, "this list is empty; leave the key out, or name a Python");
        }
        return new SupportSettings(
                pythons, keys.texts(PLATFORMS, SupportTable::platform).orElse(SupportSettings.DEFAULT.platforms()));
    }

    private static String window(String text) {
        if (!WINDOWS.contains(text)) {
            throw new IllegalArgumentException("this is none of " + String.join(", ", WINDOWS)
                    + "; a list names Pythons: [\"3.12\", \"3.13t\", \"pypy3.11\"]");
        }
        return text;
    }

    private static String python(String text) {
        try {
            return WantedTarget.of(text, TargetPreset.LINUX_X86_64.toString()).python();
        } catch (InvalidTargetException e) {
            throw new IllegalArgumentException("'" + text + "' is no Python such as 3.13, 3.13t or pypy3.11", e);
        }
    }

    private static String platform(String text) {
        return WantedTarget.of(KNOWN, text).platform();
    }
}
