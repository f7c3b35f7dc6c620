// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.debian;

import dev.headwater.distro.compile.debian.Archive.Member;
import dev.headwater.distro.debian.BinaryPackage;
import dev.headwater.distro.debian.BinaryPackage.Alternatives;
import dev.headwater.distro.debian.Relation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The distributor's Python, and what stands in a system that has it and nothing else. */
final class Interpreter {
    /** The package that Debian's policy for Python names. */
    static final String PACKAGE = "python3";

    private final Archive archive;
    private final Set<String> installed = new LinkedHashSet<>();
    private final Set<String> own = new HashSet<>();
    private final Member top;

    private Interpreter(Archive archive, Member top) {
        this.archive = archive;
        this.top = top;
        install();
        Set<String> sources = new HashSet<>();
        sources.add(top.stanza().source());
        chosen(top).forEach(member -> sources.add(member.stanza().source()));
        for (String name : installed) {
            Member member = archive.find(name);
            if (member != null && sources.contains(member.stanza().source())) {
                own.add(name);
            }
        }
    }

    /** {@return the interpreter of an archive, if there is one} */
    static Optional<Interpreter> of(Archive archive) {
        return Optional.ofNullable(archive.find(PACKAGE)).map(top -> new Interpreter(archive, top));
    }

    private void install() {
        Deque<Member> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            Member next = open.pop();
            if (installed.add(next.name())) {
                open.addAll(chosen(next));
            }
        }
    }

    /** What each relation of a package brings in a system with nothing in it. */
    private List<Member> chosen(Member member) {
        return member.stanza().depends().stream()
                .flatMap(group -> group.branches().stream()
                        .flatMap(branch -> archive.satisfying(branch).stream())
                        .limit(1))
                .toList();
    }

    /** {@return its Python: {@code 3.11}} */
    String python() {
        String upstream = top.version().upstream();
        int second = upstream.indexOf('.', upstream.indexOf('.') + 1);
        return second < 0 ? upstream : upstream.substring(0, second);
    }

    /** {@return whether a package is part of the interpreter itself} */
    boolean isOwn(Member member) {
        return own.contains(member.name());
    }

    /** {@return whether a package is there wherever the interpreter is} */
    boolean brings(Member member) {
        return installed.contains(member.name());
    }

    /** {@return whether a package depends on the interpreter, in whatever version} */
    boolean isNeededBy(BinaryPackage stanza) {
        return stanza.depends().stream()
                .map(Alternatives::branches)
                .flatMap(List::stream)
                .map(Relation::name)
                .anyMatch(own::contains);
    }
}
