// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import dev.headwater.gateway.page.PageAnswer;
import dev.headwater.gateway.page.Policies;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What was counted since the start, as Prometheus reads it.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition formats</a>
 */
final class Figures {
    private static final int FIRST_CLASS = 1;
    private static final int LAST_CLASS = 5;

    private final Map<String, LongAdder> answers = new TreeMap<>();
    private final LongAdder[] pages = {new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder()};
    private final LongAdder bytes = new LongAdder();
    private final LongAdder cuts = new LongAdder();
    private final LongAdder reloads = new LongAdder();
    private final LongAdder refusedReloads = new LongAdder();

    Figures() {
        for (int first = FIRST_CLASS; first <= LAST_CLASS; first++) {
            answers.put(first + "xx", new LongAdder());
        }
    }

    /** Counts an answer. */
    void answer(int status, long length) {
        LongAdder ofClass = answers.get(status / 100 + "xx");
        if (ofClass != null) {
            ofClass.increment();
        }
        bytes.add(Math.max(0, length));
    }

    /** Counts what became of a question about a project. */
    void page(PageAnswer answer) {
        pages[
                answer.accept(new PageAnswer.Visitor<Integer>() {
                    @Override
                    public Integer listed(PageAnswer.Listed listed) {
                        return listed.refusal().isEmpty() ? 0 : 1;
                    }

                    @Override
                    public Integer absent(PageAnswer.Absent absent) {
                        return 2;
                    }

                    @Override
                    public Integer unavailable(PageAnswer.Unavailable unavailable) {
                        return 3;
                    }
                })]
                .increment();
    }

    /** Counts a connection that was cut off, as its client was too slow. */
    void cut() {
        cuts.increment();
    }

    /** Counts a policy that was put in force, or refused. */
    void reload(Policies.Change change) {
        if (change == Policies.Change.CHANGED) {
            reloads.increment();
        } else if (change == Policies.Change.REFUSED) {
            refusedReloads.increment();
        }
    }

    /**
     * {@return all of it}
     *
     * @param upstream how many requests were sent to indexes
     * @param transfers how many files are on their way
     * @param isCurrent whether the policy in force is the one that is in its file
     */
    String text(long upstream, int transfers, boolean isCurrent) {
        StringBuilder text = new StringBuilder();
        head(text, "headwater_answers_total", "counter", "Answers by class of status.");
        answers.forEach((name, count) -> line(text, "headwater_answers_total{class=\"" + name + "\"}", count.sum()));
        head(text, "headwater_pages_total", "counter", "Project pages by what became of them.");
        String[] kinds = {"served", "refused", "absent", "unavailable"};
        for (int i = 0; i < kinds.length; i++) {
            line(text, "headwater_pages_total{kind=\"" + kinds[i] + "\"}", pages[i].sum());
        }
        single(text, "headwater_sent_bytes_total", "counter", "Bytes of bodies that were sent.", bytes.sum());
        single(text, "headwater_cuts_total", "counter", "Connections of slow clients that were cut off.", cuts.sum());
        single(text, "headwater_upstream_requests_total", "counter", "Requests that were sent to indexes.", upstream);
        single(text, "headwater_transfers", "gauge", "Files that are on their way.", transfers);
        single(text, "headwater_policy_reloads_total", "counter", "Policies put in force.", reloads.sum());
        single(text, "headwater_policy_refusals_total", "counter", "Policies refused.", refusedReloads.sum());
        single(text, "headwater_policy_current", "gauge", "1 if the policy file is in force.", isCurrent ? 1 : 0);
        return text.toString();
    }

    private static void single(StringBuilder text, String name, String type, String help, long value) {
        head(text, name, type, help);
        line(text, name, value);
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append("\n# TYPE ");
        text.append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder text, String name, long value) {
        text.append(name).append(' ').append(value).append('\n');
    }
}
