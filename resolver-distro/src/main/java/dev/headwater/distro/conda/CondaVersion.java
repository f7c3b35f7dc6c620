// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.conda;

import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of a package: {@code 1!2.15.1rc2+cpu.3}. Ordered exactly as conda orders, and equal when it calls them the
 * same: {@code 1.1}, {@code 1.1.0} and {@code 1_1} are.
 *
 * @see <a href="https://conda.org/learn/ceps/cep-0033">CEP 33, version literals and their ordering</a>
 */
public final class CondaVersion implements Comparable<CondaVersion> {
    /** The longest that is read; the standard has 64 characters. */
    public static final int LONGEST = 200;

    private final String text;
    /** The epoch, then the main version; each component without the zeros at its end. */
    private final List<List<VersionAtom>> main;

    private final List<List<VersionAtom>> local;

    private CondaVersion(String text, List<List<VersionAtom>> main, List<List<VersionAtom>> local) {
        this.text = text;
        this.main = main;
        this.local = local;
    }

    /** {@return the version, or {@code null} where it is none, or is longer than {@link #LONGEST}} */
    public static @Nullable CondaVersion parseOrNull(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !text.chars().allMatch(CondaVersion::isSign)) {
            return null;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        int bang = lower.indexOf('!');
        int plus = lower.indexOf('+');
        String epoch = bang < 0 ? "0" : lower.substring(0, bang);
        int end = plus < 0 ? lower.length() : plus;
        if (bang > end || lower.indexOf('!', bang + 1) >= 0 || lower.indexOf('+', end + 1) >= 0) {
            return null;
        }
        List<List<VersionAtom>> main = components(lower.substring(bang + 1, end));
        List<List<VersionAtom>> local = plus < 0 ? List.of() : components(lower.substring(plus + 1));
        if (main == null || local == null || epoch.isEmpty() || !epoch.chars().allMatch(VersionAtom::isDigit)) {
            return null;
        }
        main.add(0, List.of(VersionAtom.of(epoch)));
        return new CondaVersion(text, main, local);
    }

    private static boolean isSign(int c) {
        return VersionAtom.isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || "._-!+".indexOf(c) >= 0;
    }

    /** An underscore at the very end is part of the last component: {@code 1.0.1_} is before {@code 1.0.1a}. */
    private static @Nullable List<List<VersionAtom>> components(String part) {
        boolean isOpen = part.endsWith("_");
        String plain = (isOpen ? part.substring(0, part.length() - 1) : part)
                .replace('_', '.')
                .replace('-', '.');
        List<List<VersionAtom>> components = new ArrayList<>();
        int from = 0;
        while (from <= plain.length()) {
            int dot = plain.indexOf('.', from);
            boolean isLast = dot < 0;
            String component = plain.substring(from, isLast ? plain.length() : dot) + (isLast && isOpen ? "_" : "");
            if (component.isEmpty()) {
                return null;
            }
            components.add(VersionAtom.split(component));
            from = isLast ? plain.length() + 1 : dot + 1;
        }
        return components;
    }

    /**
     * {@return the version of a project that is written so; empty where none is, or where conda orders it on the other
     * side of its release}
     */
    public Optional<Version> project() {
        Version version = Version.parseOrNull(text);
        boolean begins = VersionAtom.isDigit(text.charAt(0));
        boolean isPost = text.toLowerCase(Locale.ROOT).contains("post");
        return version != null && begins && version.isPostRelease() == isPost ? Optional.of(version) : Optional.empty();
    }

    /**
     * {@return whether it begins as another one} {@code 1.2.3}, {@code 1.2} and {@code 1.2rc1} begin with {@code 1.2},
     * and {@code 1.20} does not.
     */
    public boolean startsWith(CondaVersion other) {
        if (!other.local.isEmpty()) {
            return compare(main, other.main) == 0 && startsWith(local, other.local);
        }
        return startsWith(main, other.main);
    }

    private static boolean startsWith(List<List<VersionAtom>> all, List<List<VersionAtom>> begin) {
        int last = begin.size() - 1;
        if (compare(all.subList(0, Math.min(last, all.size())), begin.subList(0, last)) != 0) {
            return false;
        }
        List<VersionAtom> own = last < all.size() ? all.get(last) : List.of();
        List<VersionAtom> wanted = begin.get(last);
        for (int i = 0; i < wanted.size() - 1; i++) {
            if (VersionAtom.at(own, i).compareTo(wanted.get(i)) != 0) {
                return false;
            }
        }
        return VersionAtom.at(own, wanted.size() - 1).startsWith(wanted.get(wanted.size() - 1));
    }

    /** {@return the same without its last component; empty for a version of one component} */
    public Optional<CondaVersion> series() {
        int cut = Math.max(text.lastIndexOf('.'), Math.max(text.lastIndexOf('_'), text.lastIndexOf('-')));
        return main.size() < 3 || cut <= 0 || !local.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(parseOrNull(text.substring(0, cut)));
    }

    @Override
    public int compareTo(CondaVersion other) {
        int order = compare(main, other.main);
        return order != 0 ? order : compare(local, other.local);
    }

    private static int compare(List<List<VersionAtom>> a, List<List<VersionAtom>> b) {
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            List<VersionAtom> one = i < a.size() ? a.get(i) : List.of();
            List<VersionAtom> other = i < b.size() ? b.get(i) : List.of();
            for (int j = 0; j < Math.max(one.size(), other.size()); j++) {
                int order = VersionAtom.at(one, j).compareTo(VersionAtom.at(other, j));
                if (order != 0) {
                    return order;
                }
            }
        }
        return 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CondaVersion version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * hash(main) + hash(local);
    }

    /**
     * Of what is compared: zeros at the end of a component, and components of nothing at the end, count for nothing.
     */
    private static int hash(List<List<VersionAtom>> components) {
        int hash = 0;
        int weight = 1;
        for (List<VersionAtom> component : components) {
            int inner = 0;
            int innerWeight = 1;
            for (VersionAtom atom : component) {
                inner += innerWeight * (atom.isZero() ? 0 : atom.hashCode());
                innerWeight *= 31;
            }
            hash += weight * inner;
            weight *= 37;
        }
        return hash;
    }

    /** {@return the version as it was written} */
    @Override
    public String toString() {
        return text;
    }
}
