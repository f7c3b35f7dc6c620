// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.option;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The options that a command takes. Their descriptions stand in its help page. */
public final class OptionTable {
    private final Options options = new Options();
    private final Set<String> repeatable = new HashSet<>();

    /** Begins with the option that every command takes. */
    public OptionTable() {
        flags("help/h");
    }

    /** Adds options without a value, each written {@code long} or {@code long/s} with a short name of one letter. */
    public OptionTable flags(String... names) {
        for (String name : names) {
            add(name, false);
        }
        return this;
    }

    /** Adds options with a value that may be given once. */
    public OptionTable values(String... names) {
        for (String name : names) {
            add(name, true);
        }
        return this;
    }

    /** Adds options with a value that may be given any number of times. */
    public OptionTable lists(String... names) {
        for (String name : names) {
            repeatable.add(add(name, true));
        }
        return this;
    }

    /** Adds the options of commands that resolve: how much they say. */
    public OptionTable messages() {
        return flags("quiet/q", "verbose/v", "no-progress");
    }

    /** Adds the options that say which indexes there are. */
    public OptionTable indexes() {
        lists("index");
        values("config", "cache-dir");
        return flags("offline", "no-cache", "refresh");
    }

    /** Adds the options that say what is resolved, and for what. */
    public OptionTable request() {
        values("python", "target", "exclude-newer", "now", "prerelease", "resolution");
        lists(
                "platform",
                "requirement/r",
                "constraint/c",
                "override",
                "extra",
                "group",
                "only-binary",
                "no-binary",
                "all-releases",
                "only-final");
        return flags("all-extras", "pre", "require-hashes");
    }

    /** {@return the options as the parser takes them} */
    Options options() {
        return options;
    }

    boolean isRepeatable(Option option) {
        return repeatable.contains(option.getLongOpt());
    }

    /** {@return the long names, in the order in which they were added} */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Option option : options.getOptions()) {
            names.add(option.getLongOpt());
        }
        return names;
    }

    private String add(String name, boolean hasValue) {
        int slash = name.indexOf('/');
        String shortName = slash < 0 ? null : name.substring(slash + 1);
        String longName = slash < 0 ? name : name.substring(0, slash);
        options.addOption(new Option(shortName, longName, hasValue, null));
        return longName;
    }
}
