// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.rpm;

import dev.headwater.api.version.Version;
import dev.headwater.distro.compile.ModulePackage;
import dev.headwater.distro.feed.FeedHead.Interpreter;
import dev.headwater.distro.rpm.Dependency;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Pythons that packages are for: those that {@code python(abi)} is provided of, and those that projects are for.
 */
final class Pythons {
    static final String ABI = "python(abi)";
    private static final String OWN = "python3";
    private static final String PROGRAM = "/usr/bin/python";

    private final List<Interpreter> all;
    private final Set<String> sources = new HashSet<>();

    /** What packages of interpreters provide. */
    private final Set<String> own = new HashSet<>();

    Pythons(Collection<RpmMember> members, Collection<List<Provision>> provisions) {
        Map<String, String> packages = new TreeMap<>();
        for (RpmMember member : members) {
            for (Dependency provided : member.listed().provides()) {
                if (provided.name().equals(ABI) && isMinor(provided.version())) {
                    sources.add(member.listed().source());
                    packages.merge(provided.version(), member.name(), Pythons::preferred);
                }
            }
        }
        members.stream()
                .filter(this::isOwn)
                .forEach(member -> member.listed().provides().forEach(provided -> own.add(provided.name())));
        provisions.forEach(list -> list.stream()
                .map(Provision::python)
                .filter(Pythons::isMinor)
                .forEach(python -> packages.putIfAbsent(python, "python" + python)));
        List<Interpreter> found = new ArrayList<>();
        packages.forEach((python, name) -> found.add(new Interpreter(name, python)));
        found.sort(Comparator.comparing((Interpreter one) -> !one.packageName().equals(OWN))
                .thenComparing(one -> Version.parse(one.python()), Comparator.reverseOrder()));
        all = List.copyOf(found);
    }

    private static String preferred(String one, String other) {
        return other.equals(OWN) || (!one.equals(OWN) && other.length() < one.length()) ? other : one;
    }

    private static boolean isMinor(String python) {
        return python.indexOf('.') > 0
                && python.indexOf('.') == python.lastIndexOf('.')
                && Version.parseOrNull(python) != null;
    }

    /** {@return them, the distributor's own first, then the newest} */
    List<Interpreter> all() {
        return all;
    }

    /** {@return the place of a Python, {@code 3.13}} */
    Optional<Integer> place(String python) {
        for (int place = 0; place < all.size(); place++) {
            if (all.get(place).python().equals(python)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** {@return the place of the one Python that a package requires} */
    Optional<Integer> neededBy(@Nullable RpmMember member) {
        return member == null
                ? Optional.empty()
                : member.listed().requires().stream()
                        .filter(required -> required.name().equals(ABI))
                        .flatMap(required -> place(required.version()).stream())
                        .findFirst();
    }

    /** {@return the first Python that a package requires, of the feed or not} */
    static Optional<String> abiOf(RpmMember member) {
        return member.listed().requires().stream()
                .filter(required -> required.name().equals(ABI))
                .map(Dependency::version)
                .findFirst();
    }

    /** {@return whether a package is part of an interpreter itself} */
    boolean isOwn(RpmMember member) {
        return sources.contains(member.listed().source());
    }

    /** {@return whether a package asks for an interpreter, or for a package that is built with one} */
    boolean isNeededBy(RpmMember member) {
        return !isOwn(member)
                && member.listed().requires().stream()
                        .flatMap(required ->
                                required.isRich() ? RichNames.in(required.name()).stream() : Stream.of(required.name()))
                        .anyMatch(name -> name.equals(ABI) || name.startsWith(PROGRAM) || own.contains(name));
    }

    /** {@return how packages are called: {@code python3-}, {@code python3.11-}, {@code python311-}} */
    ModulePackage naming() {
        Set<String> beginnings = new LinkedHashSet<>(List.of("python3-"));
        all.forEach(one -> {
            beginnings.add("python" + one.python() + "-");
            beginnings.add("python" + one.python().replace(".", "") + "-");
        });
        return new ModulePackage(List.copyOf(beginnings));
    }
}
