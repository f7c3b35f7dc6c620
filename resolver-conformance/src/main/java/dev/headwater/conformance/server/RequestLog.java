// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.conformance.scenario.Questions;
import java.util.ArrayList;
import java.util.List;

/** What the servers of a scenario were asked. Safe for use by many threads. */
final class RequestLog {
    /** No request of a scenario needs as many; what comes later is counted among the questions alone. */
    private static final int MOST = 500;

    private static final int LONGEST_METHOD = 20;
    private static final int LONGEST_PATH = 300;

    private final Questions questions = new Questions();

    /** Guarded by itself. */
    private final List<ServedRequest> requests = new ArrayList<>();

    void add(IndexId index, String method, String path, int status) {
        String[] words = path.split("/", -1);
        if (words.length > 2) {
            try {
                questions.add(index, ProjectName.parse(words[2]));
            } catch (InvalidNameException e) {
                // A name of no project tells nothing.
            }
        }
        synchronized (requests) {
            if (requests.size() < MOST) {
                requests.add(new ServedRequest(
                        index, Shown.text(method, LONGEST_METHOD), Shown.text(path, LONGEST_PATH), status));
            }
        }
    }

    Questions questions() {
        return questions;
    }

    List<ServedRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }
}
