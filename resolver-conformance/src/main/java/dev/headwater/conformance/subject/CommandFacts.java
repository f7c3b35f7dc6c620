// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.conformance.scenario.ResultFacts;
import dev.headwater.conformance.scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the facts of an answer out of the JSON of this library's command line. */
final class CommandFacts {
    private CommandFacts() {}

    /** {@return what it says in a step, without what stands in a lock} */
    static List<String> of(Step.Kind kind, Json json) {
        return switch (kind) {
            case RESOLVE, OFFLINE, REFRESH -> ofResult(json);
            case LOCK -> rows("owner-changed", json.at("owner-changes"));
            case VERIFY ->
                Stream.of(rows("finding", json.at("differences")), rows("not-checked", json.at("not-checked")))
                        .flatMap(List::stream)
                        .toList();
        };
    }

    private static List<String> rows(String word, Json rows) {
        List<String> facts = new ArrayList<>();
        for (Json row : rows.items()) {
            facts.add(Stream.of(
                            Optional.of(word),
                            row.at("name").text(),
                            row.at("code").text())
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(" ")));
        }
        return facts;
    }

    private static List<String> ofResult(Json json) {
        ResultFacts facts = new ResultFacts();
        json.at("packages").items().forEach(one -> add(one, facts));
        return facts.lines();
    }

    private static void add(Json one, ResultFacts facts) {
        String name = text(one.at("name"));
        one.at("status")
                .text()
                .ifPresent(state ->
                        facts.status(name, state, one.at("status-reason").text()));
        addFile(name, one, facts);
        Json provided = one.at("provided");
        provided.at("trust").text().ifPresent(trust -> facts.trust(name, trust));
        texts(provided.at("native")).forEach(needed -> facts.nativePackage(name, needed));
        texts(one.at("published").at("requires-dist")).forEach(each -> facts.published(name, each));
        one.at("requires").items().forEach(each -> facts.used(name, requirement(each)));
        texts(one.at("overlays")).forEach(id -> facts.byOverlay(name, id));
    }

    private static void addFile(String name, Json one, ResultFacts facts) {
        Json file = one.at("file");
        file.at("upload-time").text().ifPresent(time -> facts.uploaded(name, time));
        if (text(one.at("yanked")).equals("true")) {
            facts.yanked(name, one.at("yanked-reason").text());
        }
        if (text(one.at("metadata").at("verified")).equals("false")) {
            facts.unverified(name, text(file.at("filename")));
        }
    }

    private static String requirement(Json json) {
        List<String> extras = texts(json.at("extras"));
        return text(json.at("name"))
                + (extras.isEmpty() ? "" : "[" + String.join(",", extras) + "]")
                + text(json.at("specifier"));
    }

    private static String text(Json json) {
        return json.text().orElse("");
    }

    private static List<String> texts(Json json) {
        return json.items().stream().map(CommandFacts::text).toList();
    }
}
