// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.conformance.scenario.PolicyText;
import dev.headwater.conformance.scenario.RequestText;
import dev.headwater.conformance.scenario.Scenario;
import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.conformance.server.ScenarioServers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A scenario as it is put to one subject.
 *
 * @param id the name of the scenario
 * @param text it
 * @param servers its indexes, on loopback; nobody else asks them
 * @param folder an empty folder to write to
 */
public record Question(String id, ScenarioText text, ScenarioServers servers, Path folder) {
    /** {@return the scenario with its indexes in memory} */
    Scenario inMemory() {
        return text.read(id);
    }

    /** {@return the policy} */
    PolicyText policy() {
        return text.policy();
    }

    /** {@return the request, with the hashes of what is served} */
    RequestText request() {
        return text.request(servers.indexes());
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
        return text.needsProgram();
    }
}
