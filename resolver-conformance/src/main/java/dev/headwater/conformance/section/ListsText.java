// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.section;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.PolicyKeys;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A distributor's own lists as a scenario says them: sources, each with a package a line. Immutable.
 *
 * @param sources in order
 * @param compiled the file that they were compiled into, where that is what the index is
 */
public record ListsText(List<SourceText> sources, Optional<SourceText> compiled) {
    /** The one suite that an archive has. */
    public static final String SUITE = "stable";

    /** The one component that a suite has. */
    public static final String COMPONENT = "main";

    /** What the first source has before all that is said of it. */
    private static final List<String> INTERPRETER =
            List.of("python3 3.12.0-1 | depends python3.12", "python3.12 3.12.0-1");

    /** What that file is called. */
    public static final String FILE = "feed";

    /** What is no source, but the file that was compiled of all of them. */
    private static final String COMPILED = "compiled";

    /** Copies. */
    public ListsText {
        sources = List.copyOf(sources);
    }

    public static ListsText read(List<String> lines) {
        List<SourceText> sources = new ArrayList<>();
        List<PackageText> packages = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String line : lines) {
            Optional<SourceText> begun = SourceText.begin(line);
            if (begun.isPresent()) {
                end(sources, packages);
                sources.add(begun.get());
                if (!names.add(begun.get().name())) {
                    throw InvalidScenarioException.ofLine(line, "the only source of this name");
                }
            } else if (sources.isEmpty()) {
                throw InvalidScenarioException.ofLine(line, "the head of a source, such as [main]");
            } else if (isCompiled(sources.get(sources.size() - 1))) {
                throw InvalidScenarioException.ofLine(
                        line, "a package of a source: a compiled file has those of the others");
            } else {
                packages.add(PackageText.parse(line));
            }
        }
        end(sources, packages);
        Optional<SourceText> compiled =
                sources.stream().filter(ListsText::isCompiled).findFirst();
        sources.removeIf(ListsText::isCompiled);
        if (sources.isEmpty()) {
            throw new InvalidScenarioException("a distributor's lists have a source at least, such as [main]");
        }
        INTERPRETER.forEach(line -> packages.add(PackageText.parse(line)));
        packages.addAll(sources.get(0).packages());
        sources.set(0, sources.get(0).with(packages));
        return new ListsText(sources, compiled);
    }

    private static boolean isCompiled(SourceText source) {
        return source.name().equals(COMPILED);
    }

    private static void end(List<SourceText> sources, List<PackageText> packages) {
        if (!sources.isEmpty()) {
            int last = sources.size() - 1;
            sources.set(last, sources.get(last).with(packages));
            packages.clear();
        }
    }

    /**
     * {@return the entry of an index in a policy}
     *
     * @param urls gives the URL of a source by its name
     * @param keys gives by its name the file with the key that must have signed it
     */
    public IndexEntry.Builder entry(IndexId id, UnaryOperator<String> urls, UnaryOperator<String> keys) {
        if (compiled.isEmpty()) {
            return IndexEntry.feed(id, IndexKind.DEBIAN, ofPolicy(urls, keys));
        }
        IndexEntry.Builder entry =
                IndexEntry.builder(id, urls.apply(COMPILED) + FILE).kind(IndexKind.FEED);
        return compiled.get().is(SourceText.State.UNSIGNED)
                ? entry
                : entry.set(PolicyKeys.SIGNED_BY, keys.apply(COMPILED));
    }

    /**
     * {@return the sources as a policy names them}
     *
     * @param urls gives the URL of a source by its name
     * @param keys gives by its name the file with the key that must have signed it
     */
    public List<FeedSource> ofPolicy(UnaryOperator<String> urls, UnaryOperator<String> keys) {
        return sources.stream()
                .map(source -> new FeedSource(
                        FeedSource.Kind.URL,
                        source.states().getOrDefault(SourceText.State.AT, urls.apply(source.name())),
                        List.of(SUITE),
                        List.of(COMPONENT),
                        source.is(SourceText.State.UNSIGNED)
                                ? Optional.empty()
                                : Optional.of(keys.apply(source.name()))))
                .toList();
    }
}
