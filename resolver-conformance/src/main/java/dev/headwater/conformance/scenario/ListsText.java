// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.policy.FeedSource;
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
 */
public record ListsText(List<SourceText> sources) {
    /** The one suite that an archive has. */
    public static final String SUITE = "stable";

    /** The one component that a suite has. */
    public static final String COMPONENT = "main";

    /** What the first source has before all that is said of it. */
    private static final List<String> INTERPRETER =
            List.of("python3 3.12.0-1 | depends python3.12", "python3.12 3.12.0-1");

    /** Copies. */
    public ListsText {
        sources = List.copyOf(sources);
    }

    static ListsText read(List<String> lines) {
        List<SourceText> sources = new ArrayList<>();
        List<PackageText> packages = new ArrayList<>();
        INTERPRETER.forEach(line -> packages.add(PackageText.parse(line)));
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
            } else {
                packages.add(PackageText.parse(line));
            }
        }
        end(sources, packages);
        if (sources.isEmpty()) {
            throw new InvalidScenarioException("a distributor's lists have a source at least, such as [main]");
        }
        return new ListsText(sources);
    }

    private static void end(List<SourceText> sources, List<PackageText> packages) {
        if (!sources.isEmpty()) {
            int last = sources.size() - 1;
            sources.set(last, sources.get(last).with(packages));
            packages.clear();
        }
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
