// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.conformance.scenario.Questions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/** What the servers of a scenario were asked in one step. Safe for use by many threads. */
final class RequestLog {
    /** No request of a scenario needs as many; of what comes later only the names are kept. */
    private static final int MOST_SHOWN = 500;

    /** What comes later is not kept at all. */
    private static final int MOST = 5000;

    private static final Comparator<ServedRequest> ORDER = Comparator.comparing(
                    (ServedRequest request) -> request.index().value())
            .thenComparing(ServedRequest::path)
            .thenComparing(ServedRequest::method)
            .thenComparing(ServedRequest::status);

    private static final int LONGEST_METHOD = 20;
    private static final int LONGEST_PATH = 300;

    private final int step;
    private final Questions questions = new Questions();

    /** Guarded by itself. */
    private final List<ServedRequest> requests = new ArrayList<>();

    private final AtomicInteger count = new AtomicInteger();

    /** Makes an empty one of a step. */
    RequestLog(int step) {
        this.step = step;
    }

    void add(IndexId index, String method, String path, int status) {
        if (count.incrementAndGet() > MOST) {
            return;
        }
        name(path).ifPresent(name -> {
            questions.add(index, name);
            if (isFile(path)) {
                questions.addFile(index, path.substring(path.lastIndexOf('/') + 1));
            } else if (status == ServedReply.UNCHANGED) {
                questions.addUnchanged(index, name);
            }
        });
        synchronized (requests) {
            if (requests.size() < MOST_SHOWN) {
                requests.add(new ServedRequest(
                        step, index, Shown.text(method, LONGEST_METHOD), Shown.text(path, LONGEST_PATH), status));
            }
        }
    }

    /**
     * {@return the name that a path tells: of a file its folder; of a page its end, wherever below its index it is} Who
     * reads lists tells none.
     */
    private static Optional<ProjectName> name(String path) {
        String[] words = path.split("/", -1);
        int last = path.endsWith("/") ? words.length - 2 : words.length - 1;
        if (last < 2 || List.of(words).contains("..") || words[1].equals(IndexAnswers.ARCHIVES)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ProjectName.parse(isFile(path) ? words[2] : words[last]));
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    private static boolean isFile(String path) {
        return path.startsWith("/files/");
    }

    Questions questions() {
        return questions;
    }

    /** Sorted, since who asks for several things at once does so in another order each time. */
    List<ServedRequest> requests() {
        synchronized (requests) {
            return requests.stream().sorted(ORDER).toList();
        }
    }

    /** {@return how many requests there may be, if there were more} */
    OptionalInt exceeded() {
        return count.get() > MOST ? OptionalInt.of(MOST) : OptionalInt.empty();
    }
}
