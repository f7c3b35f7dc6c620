// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An overlay for one version.
 *
 * @param index the index whose files it is for; {@code *} for whichever supplies the project
 * @param name the project
 * @param version the version
 * @param what what it does
 * @param old the requirement that is taken off, where it does that
 * @param other the requirement in place of that
 */
record Hotfix(String index, String name, String version, What what, Optional<Wish> old, Optional<Wish> other) {
    /** What an overlay does. */
    enum What {
        WITHDRAW,
        YANK,
        UNYANK,
        FOR_TOMORROW,
        FOR_TODAY,
        REMOVE,
        REPLACE
    }

    boolean isFor(Site owner, String project, Release release) {
        return (index.equals("*") || index.equals(owner.id()))
                && name.equals(project)
                && version.equals(release.version());
    }

    /** {@return what it makes of a release; nothing where nobody may take that any more} */
    Optional<Release> of(Release release) {
        return switch (what) {
            case WITHDRAW -> Optional.empty();
            case YANK -> Optional.of(release.yanked(true));
            case UNYANK -> Optional.of(release.yanked(false));
            case FOR_TOMORROW -> Optional.of(release.ofTomorrow(true));
            case FOR_TODAY -> Optional.of(release.ofTomorrow(false));
            case REMOVE, REPLACE -> Optional.of(release.wishing(wishes(release)));
        };
    }

    private List<Wish> wishes(Release release) {
        return release.wishes().stream()
                .flatMap(wish -> old.equals(Optional.of(wish)) ? other.stream() : Stream.of(wish))
                .toList();
    }

    /** {@return it as a table of an overlay file} */
    String toml(int number) {
        String says = switch (what) {
            case WITHDRAW, YANK -> what.name().toLowerCase(Locale.ROOT) + " = \"broken\"";
            case UNYANK -> "unyank = true";
            case FOR_TOMORROW -> "requires-python = \">=3.14\"";
            case FOR_TODAY -> "requires-python = \">=3.8\"";
            case REMOVE -> "remove = [\"" + old.orElseThrow() + "\"]";
            case REPLACE ->
                "replace = [{ old = \"" + old.orElseThrow() + "\", new = \"" + other.orElseThrow() + "\" }]";
        };
        return Stream.of(
                        "[[overlay]]",
                        "id = \"hotfix-" + number + "\"",
                        "reason = \"it is wrong\"",
                        "index = \"" + index + "\"",
                        "project = \"" + name + "\"",
                        "versions = \"==" + version + "\"",
                        says)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
