// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.core.imported.ImportNote.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of uv: those of its own table, and behind them those of its {@code pip} table. */
final class UvSettings {
    private static final String PIP = "pip";

    private final Map<String, TomlSetting> settings = new LinkedHashMap<>();

    private UvSettings() {}

    /** Reads them, and notes which do not count. */
    static UvSettings of(TomlSetting uv, Draft draft) {
        UvSettings settings = new UvSettings();
        settings.settings.putAll(uv.entries());
        TomlSetting pip = settings.settings.remove(PIP);
        if (pip != null) {
            pip.entries().forEach((key, setting) -> {
                boolean alone = settings.settings.putIfAbsent(key, setting) == null;
                if (alone && !UvKeys.TABLE.containsKey(key)) {
                    draft.note(
                            Draft.HEAD,
                            setting.spot(),
                            Level.CHANGED,
                            "said for `uv pip` alone; here it counts for every request");
                } else if (!alone) {
                    draft.cannotSay(setting.spot(), "for `uv pip` it counts instead; here " + key + " above it does");
                }
            });
        }
        return settings;
    }

    /** {@return what a key says, if it is there} */
    Optional<TomlSetting> get(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    /** {@return the items of a key that is a list, or one alone; none where it is not there} */
    List<TomlSetting> items(String key) {
        return get(key).map(TomlSetting::oneOrMore).orElse(List.of());
    }

    /** {@return whether a key is there and true} */
    boolean isTrue(String key) {
        return get(key).filter(TomlSetting::isTrue).isPresent();
    }

    /** {@return what is there, by key} */
    List<Map.Entry<String, TomlSetting>> all() {
        return new ArrayList<>(settings.entrySet());
    }
}
