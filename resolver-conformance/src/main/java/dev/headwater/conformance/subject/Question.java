// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.text.Spelling;
import dev.headwater.conformance.scenario.NamedScenario;
import dev.headwater.conformance.scenario.RequestText;
import dev.headwater.conformance.scenario.Scenario;
import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.conformance.scenario.Step;
import dev.headwater.conformance.section.PolicyText;
import dev.headwater.conformance.server.ScenarioServers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A step of a scenario as it is put to one subject.
 *
 * @param scenario the scenario
 * @param text the step, which is the scenario itself where it has no others
 * @param servers its indexes, on loopback, as they are in this step; nobody else asks them
 * @param folder a folder to write to, which is empty in the first step and what was made of it later
 */
public record Question(NamedScenario scenario, ScenarioText text, ScenarioServers servers, Path folder) {
    /** {@return the name of the scenario} */
    String id() {
        return scenario.name();
    }

    /** {@return whether something is to be kept: it is one of several steps, or about a lock} */
    boolean isOfSteps() {
        return steps().size() > 1 || text.step().kind().isOfLock();
    }

    /** {@return the steps of the scenario} */
    List<ScenarioText> steps() {
        return scenario.text().steps();
    }

    /**
     * {@return why steps cannot be told to a program that has the clock of the machine; empty if they can}
     *
     * @param kinds what can be done in its steps
     */
    Optional<String> untoldSteps(Set<Step.Kind> kinds) {
        for (ScenarioText each : steps()) {
            if (each.step().kind().isOfLock() && !kinds.contains(each.step().kind())) {
                return Optional.of("it has no lock that says who supplies what");
            }
            if (!kinds.contains(each.step().kind())) {
                return Optional.of("it has no word for a step that is "
                        + Spelling.of(each.step().kind()));
            }
            if (!each.step().elapsed().isZero()) {
                return Optional.of("how old what it keeps is, it tells by the clock of this machine");
            }
        }
        return Optional.empty();
    }

    /** {@return the scenario with its indexes in memory} */
    Scenario inMemory() {
        return text.read(id());
    }

    /** {@return the policy} */
    PolicyText policy() {
        return text.policy();
    }

    /** {@return the request, with the hashes of what is served} */
    RequestText request() {
        return text.request(servers.indexes());
    }

    /** {@return the time of this step} */
    Instant now() {
        return request().now().orElse(ScenarioText.NOW).plus(text.step().elapsed());
    }

    /** {@return the URLs of the indexes of the policy, in order} */
    Map<IndexId, String> urls() {
        Map<IndexId, String> urls = new LinkedHashMap<>();
        policy().ids().forEach(id -> urls.put(id, url(id)));
        return urls;
    }

    /** {@return the URL of an index, or of a mirror} */
    String url(IndexId id) {
        return servers.url(id);
    }

    /** {@return where an index is, by the keys of a policy file that say it} */
    Map<String, Object> place(IndexId id) {
        Map<String, Object> place = new LinkedHashMap<>();
        Optional<String> path = servers.path(id);
        if (path.isPresent()) {
            place.put("path", path.get());
            return place;
        }
        IndexEntry entry = servers.entry(id).build();
        if (entry.feed().sources().isEmpty()) {
            place.put("url", entry.location());
        } else {
            place.put(
                    "sources",
                    entry.feed().sources().stream().map(PolicyToml::source).toList());
        }
        entry.feed().signedBy().ifPresent(keys -> place.put("signed-by", keys));
        return place;
    }

    /** {@return a requirement as a line of a requirements file, with its hashes} */
    static String line(RequestedRequirement requirement) {
        StringBuilder line = new StringBuilder(requirement.requirement().toString());
        requirement
                .hashes()
                .forEach(hash -> line.append(" --hash=")
                        .append(hash.algorithm())
                        .append(':')
                        .append(hash.hex()));
        return line.toString();
    }

    /** {@return why it can be put to no subject that asks over the network} */
    Optional<String> needsProgram() {
        return scenario.text().needsProgram();
    }
}
